/** Dates out of order: checkpoints, launches, the end of the lottery. */
import { type Day, dayNumber, isoOf } from './calendar.ts';
import type { CrossFault, KnownParts } from './crossFault.ts';
import { lastSalesDay } from './salesPeriod.ts';
import { MAX_CHECKPOINTS, type Scenario } from './scenario.ts';
import { checkpointDays, firstLaunch, lastCheckpoint } from './timeline.ts';

export function* dateFaults(parts: KnownParts): Generator<CrossFault> {
  const { checkpoints, series } = parts;
  if (checkpoints && 'dates' in checkpoints) yield* listFaults(checkpoints.dates);
  if (checkpoints && series) {
    yield* beforeFirstLaunch(checkpoints, firstLaunch(series));
    yield* launchesAfter(series, lastCheckpoint(checkpoints));
    yield* gridFaults(checkpoints, firstLaunch(series));
  }
  yield* endFaults(parts);
}

function* listFaults(dates: readonly string[]): Generator<CrossFault> {
  for (const [i, date] of dates.entries()) {
    const before = dates[i - 1];
    if (before === undefined || before < date) continue;
    yield {
      path: ['checkpoints', 'dates', i],
      message: `expected a day after the checkpoint before it (${before}), got ${date}`,
    };
  }
}

function* beforeFirstLaunch(checkpoints: Scenario['checkpoints'], first: Day): Generator<CrossFault> {
  const dated: [path: (string | number)[], date: string][] =
    'dates' in checkpoints
      ? checkpoints.dates.map((date, i) => [['checkpoints', 'dates', i], date])
      : [[['checkpoints', 'until'], checkpoints.until]];
  for (const [path, date] of dated) {
    if (dayNumber(date) >= first) continue;
    yield { path, message: `expected the first launch (${isoOf(first)}) or a day after it, got ${date}` };
  }
}

function* launchesAfter(series: Scenario['series'], last: Day): Generator<CrossFault> {
  for (const [i, { launchOn }] of series.entries()) {
    if (dayNumber(launchOn) <= last) continue;
    yield {
      path: ['series', i, 'launchOn'],
      message: `launched on ${launchOn}, after the last checkpoint (${isoOf(last)})`,
    };
  }
}

function* gridFaults(checkpoints: Scenario['checkpoints'], first: Day): Generator<CrossFault> {
  if ('dates' in checkpoints) return;
  const { every, until } = checkpoints;
  // A grid of days to the year 2199 is not counted to its end.
  const count = checkpointDays(checkpoints, first)
    .take(MAX_CHECKPOINTS + 1)
    .reduce((sum) => sum + 1, 0);
  if (count > MAX_CHECKPOINTS) {
    yield {
      path: ['checkpoints', 'every'],
      message: `every ${every} from ${isoOf(first)} to ${until} is more than ${MAX_CHECKPOINTS} checkpoints; take a longer step or an earlier end`,
    };
  }
}

/** Clause 9.5: tickets are paid only while the lottery runs, so it cannot end before they are sold. */
function* endFaults({ series, sellThrough, unclaimed }: KnownParts): Generator<CrossFault> {
  if (!series || !unclaimed) return;
  const path = ['unclaimed', 'lotteryEndsOn'];
  for (const [i, { launchOn, sellThrough: own }] of series.entries()) {
    const model = own ?? sellThrough;
    if (!model) continue;
    const last = lastSalesDay(launchOn, model);
    // Not a number where the months are beyond all calendars, which is told at the months.
    if (!(last > dayNumber(unclaimed.lotteryEndsOn))) continue;
    const message = `the lottery ends on ${unclaimed.lotteryEndsOn}, while series ${i + 1} is on sale until ${isoOf(last)}`;
    yield { path, message };
  }
}
