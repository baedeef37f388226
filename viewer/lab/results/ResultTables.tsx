/** Every number of a result, for those who want them all. */
import type { SimulationResult } from '../../../simulator/trials/simulationResult.ts';
import { Term } from '../frame/Term.tsx';
import { labText } from '../text/labText.ts';
import { decimalText, type FigureUnit, figureText, intervalText, levelText } from './figureText.ts';

/** Beyond this an estimate and its exact value do not go together: once in 150,000 honest ones. */
const IMPLAUSIBLE_Z = 4.5;

export function MetricsTable({ result }: { result: SimulationResult }) {
  const { results, figures, metrics: names } = labText();
  return (
    <div class="table-scroll">
      <table class="numbers-table metrics-table">
        <caption class="unseen">{results.metrics}</caption>
        <thead>
          <tr>
            <th scope="col">{results.metric}</th>
            <th scope="col">
              {results.mean}
              <small>
                <Term name={results.error} hint={figures.standardError.hint} />
              </small>
            </th>
            <th scope="col">
              {results.exact}
              <small>
                <Term {...figures.z} />
              </small>
            </th>
            <th scope="col">{results.sd}</th>
            <th scope="col">{levelText(0.005)}</th>
            <th scope="col">{levelText(0.5)}</th>
            <th scope="col">{levelText(0.995)}</th>
          </tr>
        </thead>
        <tbody>
          {result.metrics.map((metric) => {
            const { id, unit, mean, sd, quantiles } = metric;
            const quantile = (probability: number): string => {
              const found = quantiles.find((each) => each.probability === probability);
              return found ? figureText(found.value, unit) : '–';
            };
            return (
              <tr key={id} data-metric={id}>
                <th scope="row">
                  <Term {...names[id]} />
                </th>
                <td>
                  {figureText(mean.value, unit)}
                  <small>± {figureText(mean.standardError, unit)}</small>
                </td>
                <td class={Math.abs(mean.z ?? 0) > IMPLAUSIBLE_Z ? 'bad' : ''}>
                  {mean.exact === null ? '–' : figureText(mean.exact, unit)}
                  {mean.z !== null && <small>z = {decimalText(mean.z, 2)}</small>}
                </td>
                <td>{figureText(sd.value, unit)}</td>
                <td>{quantile(0.005)}</td>
                <td>{quantile(0.5)}</td>
                <td>{quantile(0.995)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RiskRow {
  readonly name: string;
  readonly hint: string;
  readonly cells: readonly (readonly [value: number, low: number | null, high: number | null])[];
}

/** VaR, TVaR and float by level, each with its interval. */
export function RiskTable({ result: { risk, fund } }: { result: SimulationResult }) {
  const { results, figures } = labText();
  const word = (text: string): string => text.replace('{level}', '').trim();
  const rows: RiskRow[] = [
    {
      name: word(figures.valueAtRisk.name),
      hint: figures.valueAtRisk.hint,
      cells: risk.map(({ valueAtRisk: { value, low, high } }) => [value, low, high]),
    },
    {
      name: word(figures.tailValueAtRisk.name),
      hint: figures.tailValueAtRisk.hint,
      cells: risk.map(({ tailValueAtRisk: { value } }) => [value, null, null]),
    },
    {
      name: word(figures.float.name),
      hint: figures.float.hint,
      cells: fund.float.map(({ value, low, high }) => [value, low, high]),
    },
  ];
  return (
    <div class="table-scroll">
      <table class="numbers-table risk-table">
        <caption class="unseen">{results.risk}</caption>
        <thead>
          <tr>
            <th scope="col">{results.level}</th>
            {risk.map(({ probability }) => (
              <th key={probability} scope="col">
                {levelText(probability)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, hint, cells }) => (
            <tr key={name}>
              <th scope="row">
                <Term name={name} hint={hint} />
              </th>
              {cells.map((cell, index) => (
                <td key={index}>
                  <WithInterval cell={cell} unit="tenge" />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WithInterval({
  cell: [value, low, high],
  unit,
}: {
  cell: RiskRow['cells'][number];
  unit: FigureUnit;
}) {
  const interval = low === null || high === null ? '' : intervalText(low, high, unit);
  return (
    <>
      {figureText(value, unit)}
      {interval !== '' && <small title={labText().results.interval}>{interval}</small>}
    </>
  );
}

export function TiersTable({ result }: { result: SimulationResult }) {
  const { results } = labText();
  return (
    <div class="table-scroll">
      <table class="numbers-table">
        <caption class="unseen">{results.tiers}</caption>
        <thead>
          <tr>
            <th scope="col">{results.tier}</th>
            <th scope="col">{results.printed}</th>
            <th scope="col">{results.remaining}</th>
            <th scope="col">{results.exact}</th>
            <th scope="col">{results.exhausted}</th>
          </tr>
        </thead>
        <tbody>
          {result.tiers.toReversed().map(({ id, amountTenge, printed, remaining, exhausted }) => (
            <tr key={id}>
              <th scope="row">{figureText(amountTenge, 'tenge')}</th>
              <td>{figureText(printed, 'tickets')}</td>
              <td>{figureText(remaining.value, 'tickets')}</td>
              <td>{remaining.exact === null ? '–' : figureText(remaining.exact, 'tickets')}</td>
              <td>{figureText(exhausted.share, 'share')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
