/** What is counted of every trial: a column a number, in the order of the tally, of the rows and of the result. */
import type { Tenge } from '../../engine/terms/tenge.ts';
import type { MetricId } from './simulationResult.ts';

/** In the result's order. */
export const METRIC_IDS = [
  'soldTickets',
  'revenueTenge',
  'instantWonTenge',
  'drawWonTenge',
  'paidTenge',
  'rtp',
  'breakageTenge',
  'toBudgetTenge',
  'taxTenge',
  'interestTenge',
  'closingBalanceTenge',
  'lowestBalanceTenge',
  'floatTenge',
] as const satisfies readonly MetricId[];

/** All prizes won, instant and draw: what VaR is of. A column of the tally beside the metrics. */
export const WON_COLUMN = METRIC_IDS.length;
/** Columns of a tally. */
export const COLUMN_COUNT = WON_COLUMN + 1;

/** RTP is counted in whole billionths: a sum of fractions would depend on its order. */
export const RTP_UNITS = 1_000_000_000;

/** Most bins of a metric's histogram. */
export const METRIC_BINS = 65_536;
/** Most bins of the balance at one checkpoint. */
export const FAN_BINS = 4_096;

export interface Lattice {
  readonly ticketPriceTenge: Tenge;
  /** Greatest common divisor of the instant prizes. */
  readonly instantTenge: Tenge;
  /** Of the draw prizes; 1 without any. */
  readonly drawTenge: Tenge;
  /** Of all prizes. */
  readonly prizeTenge: Tenge;
}

/** What every value of a column is a multiple of, in the order of the columns. */
export function columnUnits({ ticketPriceTenge, instantTenge, drawTenge, prizeTenge }: Lattice): number[] {
  const units: Partial<Record<MetricId, number>> = {
    revenueTenge: ticketPriceTenge,
    instantWonTenge: instantTenge,
    drawWonTenge: drawTenge,
    paidTenge: prizeTenge,
    breakageTenge: prizeTenge,
    toBudgetTenge: prizeTenge,
  };
  return [...METRIC_IDS.map((id) => units[id] ?? 1), prizeTenge];
}
