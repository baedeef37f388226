/** An exact law in the form of a metric, so that the chart which compares runs compares laws as well. */
import type { Metric } from '../../../simulator/trials/simulationResult.ts';
import type { ExactFigures } from '../exact/exactFigures.ts';

const certain = (value: number) => ({ value, standardError: 0, exact: value, z: null });

/** Its "counts" are probabilities: a density is all that is drawn of them. */
export function lawMetric({ law, meanTenge, sdTenge, quantiles }: ExactFigures): Metric {
  const [first, last] = [law[0]!, law.at(-1)!];
  return {
    id: 'instantWonTenge',
    unit: 'tenge',
    mean: certain(meanTenge),
    sd: certain(sdTenge),
    minimum: first.fromTenge,
    maximum: last.toTenge,
    quantiles: quantiles.map(({ probability, tenge: value }) => ({
      probability,
      ...{ value, low: value, high: value, exact: value },
    })),
    histogram: {
      from: first.fromTenge,
      width: first.toTenge - first.fromTenge,
      counts: law.map(({ probability }) => probability),
    },
  };
}
