/** The checkpoints of a scenario: the days at whose end sales, claims and the fund are looked at. */
import { addMonths, type Day, dayNumber, isoOf } from './calendar.ts';
import type { Scenario } from './scenario.ts';

export interface Timeline {
  /** Day numbers, ascending; a checkpoint is the end of its day. */
  readonly checkpoints: readonly Day[];
  /** The same days as dates, such as `2026-01-31`. */
  readonly dates: readonly string[];
}

type Checkpoints = Scenario['checkpoints'];
type Step = Extract<Checkpoints, { every: string }>['every'];

/** The last day of the k-th period, k from 1, of a grid that begins on a day. */
const PERIOD_END: Record<Step, (first: Day, k: number) => Day> = {
  day: (first, k) => first + k - 1,
  week: (first, k) => first + 7 * k - 1,
  month: (first, k) => addMonths(first, k) - 1,
  quarter: (first, k) => addMonths(first, 3 * k) - 1,
};

/** The day on which the first ticket of a scenario can be sold. */
export const firstLaunch = (series: Scenario['series']): Day =>
  Math.min(...series.map(({ launchOn }) => dayNumber(launchOn)));

/** The last day that a scenario looks at. */
export const lastCheckpoint = (checkpoints: Checkpoints): Day =>
  dayNumber('until' in checkpoints ? checkpoints.until : checkpoints.dates.at(-1)!);

/** Every checkpoint of a list or a grid, one by one: a grid may be far longer than a scenario may have. */
export function* checkpointDays(checkpoints: Checkpoints, first: Day): Generator<Day> {
  if ('dates' in checkpoints) {
    yield* checkpoints.dates.map(dayNumber);
    return;
  }
  const last = lastCheckpoint(checkpoints);
  for (let k = 1; ; k++) {
    const day = PERIOD_END[checkpoints.every](first, k);
    if (day >= last) break;
    yield day;
  }
  yield last;
}

/** The checkpoints of a parsed scenario; in terminal mode the last one only. */
export function timelineOf({ mode, checkpoints, series }: Scenario): Timeline {
  const days =
    mode === 'terminal'
      ? [lastCheckpoint(checkpoints)]
      : [...checkpointDays(checkpoints, firstLaunch(series))];
  return { checkpoints: days, dates: days.map(isoOf) };
}
