/** What most readers come for: six numbers, each with its uncertainty and, where it is known, its exact value. */
import type { Estimate, MetricId, SimulationResult } from '../../../simulator/trials/simulationResult.ts';
import { fill } from '../../text/fill.ts';
import { Term } from '../frame/Term.tsx';
import { labText } from '../text/labText.ts';
import { type FigureUnit, figureText, intervalText, levelText } from './figureText.ts';

interface TileProps {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly value: string;
  /** What stands under the number. */
  readonly note: string;
  readonly isGrave?: boolean;
}

const Tile = ({ id, name, hint, value, note, isGrave = false }: TileProps) => (
  <div class={isGrave ? 'tile tile-grave' : 'tile'} data-figure={id}>
    <dt>
      <Term name={name} hint={hint} />
    </dt>
    <dd>
      <b>{value}</b>
      <span>{note}</span>
    </dd>
  </div>
);

/** "± 12 тыс. ₸, точно 990,6 млн ₸". */
function estimateNote({ standardError, exact }: Estimate, unit: FigureUnit): string {
  const error = `± ${figureText(standardError, unit)}`;
  return exact === null
    ? error
    : `${error} · ${labText().results.exact.toLowerCase()} ${figureText(exact, unit)}`;
}

const HIGH_LEVEL = 0.995;
/** A fund that runs short in more than one trial of a hundred is news. */
const GRAVE_RUIN = 0.01;

export function KeyFigures({ result }: { result: SimulationResult }) {
  const { figures, metrics: names } = labText();
  const { everNegative, float } = result.fund;
  const metric = (id: MetricId) => result.metrics.find((each) => each.id === id);
  const mean = (id: MetricId, unit: FigureUnit) => {
    const found = metric(id);
    return (
      found && (
        <Tile
          id={id}
          {...names[id]}
          value={figureText(found.mean.value, unit)}
          note={estimateNote(found.mean, unit)}
        />
      )
    );
  };
  const risk = result.risk.find(({ probability }) => probability === HIGH_LEVEL);
  const reserve = float.find(({ probability }) => probability === HIGH_LEVEL);
  const level = levelText(HIGH_LEVEL);
  return (
    <dl class="tiles">
      {mean('rtp', 'share')}
      {mean('instantWonTenge', 'tenge')}
      {risk && (
        <Tile
          id="valueAtRisk"
          name={fill(figures.valueAtRisk.name, { level })}
          hint={figures.valueAtRisk.hint}
          value={figureText(risk.valueAtRisk.value, 'tenge')}
          note={intervalText(risk.valueAtRisk.low, risk.valueAtRisk.high, 'tenge')}
        />
      )}
      <Tile
        id="ruin"
        {...figures.ruin}
        value={figureText(everNegative.share, 'share')}
        note={intervalText(everNegative.low, everNegative.high, 'share')}
        isGrave={everNegative.low > GRAVE_RUIN}
      />
      {reserve && (
        <Tile
          id="float"
          name={fill(figures.float.name, { level })}
          hint={figures.float.hint}
          value={figureText(reserve.value, 'tenge')}
          note={intervalText(reserve.low, reserve.high, 'tenge')}
        />
      )}
      {mean('breakageTenge', 'tenge')}
    </dl>
  );
}
