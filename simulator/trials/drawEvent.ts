/**
 * The draws of a scenario. The entries of the calendar for one series on one day are one draw: its tickets registered once, its
 * prizes drawn in the calendar's order, no ticket twice.
 */
import { dayNumber } from '../scenario/calendar.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ClaimSchedule, checkpointFrom, claimSchedule } from './claimSchedule.ts';
import type { PrizePlan } from './prizePlan.ts';

export interface DrawnPrize {
  /** Place among the prizes of the plan. */
  readonly prize: number;
  readonly winners: number;
  readonly schedule: ClaimSchedule;
}

export interface DrawEvent {
  /** From 0. */
  readonly series: number;
  readonly day: number;
  /** Place among the sales days of the last day of registration, the one before the draw. */
  readonly salesAt: number;
  /** The same of this series' draw before; −1 for its first. */
  readonly previousSalesAt: number;
  /** The checkpoint at which it is won: the first on or after the day. */
  readonly checkpoint: number;
  readonly prizes: readonly DrawnPrize[];
}

/** What the draws are laid over. */
export interface DrawFrame {
  readonly checkpoints: readonly number[];
  /** Ascending; holds every day of `registrationDays`. */
  readonly salesDays: readonly number[];
  readonly prizes: readonly PrizePlan[];
  readonly delaysArePast: boolean;
}

/** Days of draws, ascending, each once. */
function drawDays({ draws }: Scenario): number[] {
  const days = draws.calendar.map(({ on }) => dayNumber(on));
  return [...new Set(days)].sort((a, b) => a - b);
}

/** The days at whose end registration for a draw closes: before the day of the draw. */
export const registrationDays = (scenario: Scenario): number[] => drawDays(scenario).map((day) => day - 1);

/** By series, then by day. */
export function drawEvents(scenario: Scenario, frame: DrawFrame): DrawEvent[] {
  const events: DrawEvent[] = [];
  const days = drawDays(scenario);
  for (const series of scenario.series.keys()) {
    let previousSalesAt = -1;
    for (const day of days) {
      const prizes = prizesOn(scenario, frame, series, day);
      if (prizes.length === 0) continue;
      const salesAt = frame.salesDays.indexOf(day - 1);
      const checkpoint = checkpointFrom(frame.checkpoints, day);
      events.push({ series, day, salesAt, previousSalesAt, checkpoint, prizes });
      previousSalesAt = salesAt;
    }
  }
  return events;
}

function prizesOn(scenario: Scenario, frame: DrawFrame, series: number, day: number): DrawnPrize[] {
  const { checkpoints, prizes, delaysArePast } = frame;
  return scenario.draws.calendar
    .filter((entry) => entry.series === series + 1 && dayNumber(entry.on) === day)
    .map(({ prize: id, winners }) => {
      const prize = prizes.findLastIndex((known) => known.id === id);
      const schedule = claimSchedule(prizes[prize]!.rule, day, checkpoints, delaysArePast);
      return { prize, winners, schedule };
    });
}
