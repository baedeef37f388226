/** When each series goes on sale, and how much of it sells. */
import { percent } from '../../../simulator/charts/shortNumber.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { isList, isObject, type Json, type JsonPath, valueAt, withValue } from '../draft/json.ts';
import type { BenchModel } from '../model/benchModel.ts';
import { countedText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';
import { DraftChoice, DraftField } from './DraftField.tsx';
import { AddButton, RemoveButton, Section } from './Section.tsx';

const SALES: JsonPath = ['sellThrough'];
const SERIES: JsonPath = ['series'];
const MOST_SERIES = 100;
const MODELS = ['fixed', 'distribution', 'curve'] as const;
type Model = (typeof MODELS)[number];

const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

/** Where a model begins when it is chosen. */
const STARTS: Readonly<Record<Model, Json>> = {
  fixed: { model: 'fixed', share: 1, months: 12 },
  distribution: {
    model: 'distribution',
    outcomes: [
      { share: 0.5, probability: 0.25 },
      { share: 0.8, probability: 0.5 },
      { share: 1, probability: 0.25 },
    ],
    months: 12,
  },
  curve: { model: 'curve', cumulativeShares: [0.25, 0.5, 0.75, 1], uncertainty: { sd: 0.1 } },
};
const START_BETA: Json = { model: 'distribution', beta: { mean: 0.8, sd: 0.1 }, months: 12 };

const modelOf = (draft: Json): Model | null =>
  MODELS.find((model) => model === valueAt(draft, [...SALES, 'model'])) ?? null;

const Months = ({ bench }: { bench: BenchModel }) => (
  <DraftField bench={bench} path={[...SALES, 'months']} kind="number" label={labText().sales.months} />
);

function FixedSales({ bench }: { bench: BenchModel }) {
  const texts = labText().sales;
  const sales = valueAt(bench.draft.value, SALES);
  const isBySold = isObject(sales) && 'sold' in sales;
  const tickets = valueAt(bench.draft.value, ['terms', 'series', 'tickets']);
  const choose = (by: string): void =>
    bench.change((draft) => {
      const emptied = withValue(
        withValue(draft, [...SALES, 'share'], undefined),
        [...SALES, 'sold'],
        undefined,
      );
      return by === 'sold'
        ? withValue(emptied, [...SALES, 'sold'], typeof tickets === 'number' ? tickets : 0)
        : withValue(emptied, [...SALES, 'share'], 1);
    });
  return (
    <div class="field-row">
      <DraftChoice
        bench={bench}
        path={SALES}
        label={texts.fixedBy}
        chosen={isBySold ? 'sold' : 'share'}
        onChoose={choose}
        options={[
          { value: 'share', label: texts.byShare },
          { value: 'sold', label: texts.bySold },
        ]}
      />
      {isBySold ? (
        <DraftField bench={bench} path={[...SALES, 'sold']} kind="number" label={texts.sold} />
      ) : (
        <DraftField bench={bench} path={[...SALES, 'share']} kind="percent" label={texts.share} />
      )}
      <Months bench={bench} />
    </div>
  );
}

function Outcomes({ bench }: { bench: BenchModel }) {
  const texts = labText().sales;
  const path = [...SALES, 'outcomes'];
  const outcomes = listOf(valueAt(bench.draft.value, path));
  const set = (list: readonly Json[]): void => bench.change((draft) => withValue(draft, path, list));
  return (
    <div class="rows">
      {outcomes.map((_, index) => (
        <div key={index} class="field-row row-with-remove">
          <DraftField
            bench={bench}
            path={[...path, index, 'share']}
            kind="percent"
            label={fill(texts.outcomeShare, { row: index + 1 })}
          />
          <DraftField
            bench={bench}
            path={[...path, index, 'probability']}
            kind="percent"
            label={texts.probability}
          />
          <RemoveButton
            label={fill(texts.removeOutcome, { row: index + 1 })}
            isDisabled={outcomes.length === 1}
            onClick={() => set(outcomes.toSpliced(index, 1))}
          />
        </div>
      ))}
      <AddButton label={texts.addOutcome} onClick={() => set([...outcomes, { share: 1, probability: 0 }])} />
    </div>
  );
}

function RandomSales({ bench }: { bench: BenchModel }) {
  const texts = labText().sales;
  const sales = valueAt(bench.draft.value, SALES);
  const isBeta = isObject(sales) && 'beta' in sales;
  return (
    <>
      <div class="field-row">
        <DraftChoice
          bench={bench}
          path={SALES}
          label={texts.law}
          chosen={isBeta ? 'beta' : 'outcomes'}
          onChoose={(law) =>
            bench.change((draft) =>
              withValue(draft, SALES, law === 'beta' ? START_BETA : STARTS.distribution),
            )
          }
          options={[
            { value: 'outcomes', label: texts.laws.outcomes },
            { value: 'beta', label: texts.laws.beta },
          ]}
        />
        <Months bench={bench} />
      </div>
      {isBeta ? (
        <div class="field-row">
          <DraftField bench={bench} path={[...SALES, 'beta', 'mean']} kind="percent" label={texts.betaMean} />
          <DraftField bench={bench} path={[...SALES, 'beta', 'sd']} kind="percent" label={texts.betaSd} />
        </div>
      ) : (
        <Outcomes bench={bench} />
      )}
    </>
  );
}

function CurveSales({ bench }: { bench: BenchModel }) {
  const texts = labText().sales;
  const path = [...SALES, 'cumulativeShares'];
  const shares = listOf(valueAt(bench.draft.value, path));
  const set = (list: readonly Json[]): void => bench.change((draft) => withValue(draft, path, list));
  return (
    <>
      <div class="month-grid">
        {shares.map((_, index) => (
          <div key={index} class="month">
            <span class="month-name" aria-hidden="true">
              {fill(texts.month, { row: index + 1 })}
            </span>
            <DraftField
              bench={bench}
              path={[...path, index]}
              kind="percent"
              label={fill(texts.monthShare, { row: index + 1 })}
              isBare
            />
          </div>
        ))}
      </div>
      <div class="row-buttons">
        <AddButton label={texts.addMonth} onClick={() => set([...shares, shares.at(-1) ?? 1])} />
        {shares.length > 1 && (
          <button type="button" class="button-quiet" onClick={() => set(shares.slice(0, -1))}>
            − {texts.removeMonth}
          </button>
        )}
      </div>
      <DraftField
        bench={bench}
        path={[...SALES, 'uncertainty', 'sd']}
        kind="number"
        label={texts.uncertainty}
      />
    </>
  );
}

function Launches({ bench }: { bench: BenchModel }) {
  const texts = labText().sales;
  const series = listOf(valueAt(bench.draft.value, SERIES));
  const set = (list: readonly Json[]): void => bench.change((draft) => withValue(draft, SERIES, list));
  const lastLaunch = valueAt(series.at(-1) ?? null, ['launchOn']) ?? '2026-01-01';
  return (
    <fieldset class="rows">
      <legend>{texts.launches}</legend>
      {series.map((each, index) => (
        <div key={index} class="field-row row-with-remove">
          <DraftField
            bench={bench}
            path={[...SERIES, index, 'launchOn']}
            kind="date"
            label={fill(texts.launch, { row: index + 1 })}
          />
          {isObject(each) && 'sellThrough' in each && <span class="muted row-note">{texts.ownModel}</span>}
          <RemoveButton
            label={fill(texts.removeSeries, { row: index + 1 })}
            isDisabled={series.length === 1}
            onClick={() => set(series.toSpliced(index, 1))}
          />
        </div>
      ))}
      <AddButton
        label={texts.addSeries}
        isDisabled={series.length >= MOST_SERIES}
        onClick={() => set([...series, { launchOn: lastLaunch }])}
      />
    </fieldset>
  );
}

function gistOf(draft: Json): string {
  const texts = labText();
  const series = countedText(listOf(valueAt(draft, SERIES)).length, texts.scenario.series);
  const share = valueAt(draft, [...SALES, 'share']);
  const model = modelOf(draft);
  if (model === 'fixed' && typeof share === 'number') {
    return fill(texts.sales.summaryFixed, { series, share: percent(share, language.value) });
  }
  return model
    ? fill(texts.sales.summaryOther, { series, model: texts.sales.models[model].toLowerCase() })
    : series;
}

export function SalesSection({ bench }: { bench: BenchModel }) {
  const texts = labText().sales;
  const model = modelOf(bench.draft.value);
  return (
    <Section
      bench={bench}
      title={texts.title}
      gist={gistOf(bench.draft.value)}
      parts={['series', 'sellThrough']}
    >
      <DraftChoice
        bench={bench}
        path={[...SALES, 'model']}
        label={texts.model}
        options={MODELS.map((value) => ({ value, label: texts.models[value] }))}
        onChoose={(chosen) => bench.change((draft) => withValue(draft, SALES, STARTS[chosen as Model]))}
      />
      {model === 'fixed' && <FixedSales bench={bench} />}
      {model === 'distribution' && <RandomSales bench={bench} />}
      {model === 'curve' && <CurveSales bench={bench} />}
      <Launches bench={bench} />
    </Section>
  );
}
