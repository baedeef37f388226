/**
 * How many tickets of each category are sold between one checkpoint and the next: an exact sample of a whole path.
 *
 * All orders of the tickets are equally likely, so the categories can be laid out one after another over the places that
 * are still free. A category is spread over the checkpoints: by hypergeometric numbers, or, where it has few tickets, one
 * ticket at a time. The largest category takes the places that are left.
 */
import { uniform } from '../../engine/random/uniform.ts';
import { assertCount, largestOf, totalOf } from './counts.ts';
import { drawHypergeometric } from './hypergeometric.ts';
import type { DoubleSource } from './randomDoubles.ts';
import { type Stretches, stretchesOf, stretchOf } from './stretches.ts';

/** A ticket laid out alone costs about a fifth of a hypergeometric number. */
const TICKETS_A_CHECKPOINT = 5;

/** Lays out tickets one at a time: on any place of the series, and again where it is taken. */
function layOutSingly(
  source: DoubleSource,
  count: number,
  stretches: Stretches,
  out: Int32Array,
  category: number,
  categories: number,
): void {
  const { ends, free } = stretches;
  const checkpoints = ends.length - 1;
  const total = ends[checkpoints]!;
  for (let left = count; left > 0; ) {
    const place = uniform(source, total);
    const t = stretchOf(stretches, place);
    // Which places of a stretch are taken does not matter: let it be the first ones.
    if (ends[t]! - place > free[t]!) continue;
    free[t]!--;
    left--;
    if (t < checkpoints) out[t * categories + category]!++;
  }
}

/** Spreads tickets over the stretches, one stretch after another. */
function spread(
  source: DoubleSource,
  count: number,
  freeInAll: number,
  { free }: Stretches,
  out: Int32Array,
  category: number,
  categories: number,
): void {
  const checkpoints = free.length - 1;
  let left = count;
  let beyond = freeInAll;
  for (let t = 0; t < checkpoints && left > 0; t++) {
    const here = free[t]!;
    beyond -= here;
    if (here === 0) continue;
    const taken = drawHypergeometric(source, here, beyond, left);
    out[t * categories + category] = taken;
    free[t] = here - taken;
    left -= taken;
  }
  free[checkpoints]! -= left;
}

/**
 * Writes to `out` how many tickets of each category are sold since the checkpoint before, for every checkpoint.
 * @param counts tickets of each category, at least one category, each from 0, at most 2³¹ − 1 in all
 * @param schedule tickets sold up to each checkpoint: not falling, 0 to the sum of `counts`
 * @param out checkpoints × categories integers, the categories of a checkpoint side by side, overwritten
 * @throws RangeError for anything else
 */
export function pathIncrements(
  source: DoubleSource,
  counts: Int32Array,
  schedule: Int32Array,
  out: Int32Array,
): void {
  const total = totalOf('pathIncrements', counts);
  assertShapes(counts, schedule, total, out);
  const categories = counts.length;
  const last = largestOf(counts);
  const stretches = stretchesOf(schedule, total);
  const mostSingle = singleUpTo(counts, last, schedule.length, total);
  out.fill(0);
  let freeInAll = total;
  for (let i = 0; i < categories; i++) {
    if (i === last || counts[i]! > mostSingle) continue;
    layOutSingly(source, counts[i]!, stretches, out, i, categories);
    freeInAll -= counts[i]!;
  }
  for (let i = 0; i < categories; i++) {
    if (i === last || counts[i]! <= mostSingle) continue;
    spread(source, counts[i]!, freeInAll, stretches, out, i, categories);
    freeInAll -= counts[i]!;
  }
  for (let t = 0; t < schedule.length; t++) out[t * categories + last] = stretches.free[t]!;
}

/** The largest category to lay out singly; −1 for none, where so many places would be taken that most tries were lost. */
function singleUpTo(counts: Int32Array, last: number, checkpoints: number, total: number): number {
  const most = TICKETS_A_CHECKPOINT * checkpoints;
  let places = 0;
  for (let i = 0; i < counts.length; i++) if (i !== last && counts[i]! <= most) places += counts[i]!;
  return 2 * places <= total ? most : -1;
}

function assertShapes(counts: Int32Array, schedule: Int32Array, total: number, out: Int32Array): void {
  const expected = counts.length * schedule.length;
  if (counts.length === 0) throw new RangeError('pathIncrements: expected a category or more, got none');
  if (out.length !== expected) {
    throw new RangeError(`pathIncrements: expected out of length ${expected}, got ${out.length}`);
  }
  for (let t = 0; t < schedule.length; t++) {
    assertCount(`pathIncrements: schedule[${t}]`, schedule[t]!, total);
    if (t > 0 && schedule[t]! < schedule[t - 1]!) {
      throw new RangeError(
        `pathIncrements: schedule[${t}]: expected ${schedule[t - 1]} or more, got ${schedule[t]}`,
      );
    }
  }
}
