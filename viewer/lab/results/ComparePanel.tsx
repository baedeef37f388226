/** Tables A and B side by side, and their laws over one another. */
import { useMemo } from 'preact/hooks';
import { type CompareData, compareChart } from '../../../simulator/charts/compareChart.ts';
import { ChartFigure } from '../charts/ChartFigure.tsx';
import { compareTable } from '../charts/chartTables.ts';
import type { Side } from '../draft/bench.ts';
import { Term } from '../frame/Term.tsx';
import type { LabModel } from '../model/labModel.ts';
import { labText } from '../text/labText.ts';
import { type CompareRow, exactRows, trialRowsOf } from './compareRows.ts';
import { differenceText, figureText, levelText } from './figureText.ts';
import { lawMetric } from './lawMetric.ts';

const LEVEL = 0.995;

function Row({ row: { id, name, hint, unit, a, b } }: { row: CompareRow }) {
  const shown = (value: number | null) =>
    value === null ? <span class="muted">…</span> : figureText(value, unit);
  const difference = a === null || b === null ? '' : differenceText(b - a, unit);
  return (
    <tr data-compare={id}>
      <th scope="row">
        <Term name={name} hint={hint} />
      </th>
      <td>{shown(a)}</td>
      <td>
        {shown(b)}
        <small class="difference difference-under" aria-hidden="true">
          {difference}
        </small>
      </td>
      <td class="difference">{difference}</td>
    </tr>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly CompareRow[] }) {
  return (
    <tbody>
      <tr class="part-head">
        <th scope="rowgroup" colSpan={4}>
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </tbody>
  );
}

/** The laws of the payout: exact, so that they are there before any trial. Two certain payouts have nothing to draw. */
function Laws({ model }: { model: LabModel }) {
  const { charts, compare } = labText();
  const a = model.exact.answers.a.value.figures;
  const b = model.exact.answers.b.value.figures;
  const data = useMemo<CompareData | null>(
    () =>
      a && b && a.sdTenge + b.sdTenge > 0
        ? { a: { name: compare.a, metric: lawMetric(a) }, b: { name: compare.b, metric: lawMetric(b) } }
        : null,
    [a, b, compare],
  );
  return (
    data && (
      <ChartFigure
        title={charts.compare}
        fileName="tirazh-compare"
        data={data}
        draw={compareChart}
        table={(each) => compareTable(each, labText())}
      />
    )
  );
}

export function ComparePanel({ model }: { model: LabModel }) {
  const texts = labText();
  const { compare, tools } = texts;
  const { bench, exact, run } = model;
  const level = levelText(LEVEL);
  const isSame = bench.bench.value.a === bench.bench.value.b;
  const figures = [exact.answers.a.value.figures, exact.answers.b.value.figures] as const;
  // What was run before an edit is not what stands beside it now.
  const resultOf = (side: Side) => {
    const known = run.runs[side].value;
    return known && known.scenario === bench.checked[side].value.scenario ? known.state.result : null;
  };
  return (
    <section class="card compare" aria-labelledby="compare-title">
      <h2 id="compare-title">{compare.title}</h2>
      <p class="muted small">{isSame ? compare.same : compare.hint}</p>
      <div class="table-scroll">
        <table class="numbers-table compare-table">
          <caption class="unseen">{compare.title}</caption>
          <thead>
            <tr>
              <th scope="col">{compare.figure}</th>
              <th scope="col">{tools.a}</th>
              <th scope="col">{tools.b}</th>
              <th scope="col">{compare.difference}</th>
            </tr>
          </thead>
          <Rows title={compare.exactPart} rows={exactRows(...figures, texts, level)} />
          <Rows title={compare.trialsPart} rows={trialRowsOf(resultOf('a'), resultOf('b'), texts, level)} />
        </table>
      </div>
      <Laws model={model} />
    </section>
  );
}
