/** The places of a series in the order of sale, cut by checkpoints; the last stretch is what is never sold. */

export interface Stretches {
  /** Places before the end of each stretch. */
  readonly ends: Int32Array;
  /** Of each stretch, how many places are free. */
  readonly free: Int32Array;
  /** Of each run of 2^`shift` places, the stretch that its first place is in. */
  readonly guide: Uint32Array;
  readonly shift: number;
}

/** Runs of the guide for each stretch, at least: most runs then lie in one stretch. */
const RUNS_A_STRETCH = 4;

/** @param schedule places before the end of each stretch but the last: not falling, at most `total` */
export function stretchesOf(schedule: Int32Array, total: number): Stretches {
  const last = schedule.length;
  const ends = new Int32Array(last + 1);
  ends.set(schedule);
  ends[last] = total;
  const free = ends.map((end, t) => (t === 0 ? end : end - ends[t - 1]!));

  let shift = 0;
  while (total / 2 ** (shift + 1) >= RUNS_A_STRETCH * ends.length) shift++;
  const guide = new Uint32Array(Math.ceil(total / 2 ** shift));
  for (let run = 0, t = 0; run < guide.length; run++) {
    while (ends[t]! <= run * 2 ** shift) t++;
    guide[run] = t;
  }
  return { ends, free, guide, shift };
}

/** The stretch of a place: the first that ends beyond it. @param place 0 to the total, without it */
export function stretchOf({ ends, guide, shift }: Stretches, place: number): number {
  let t = guide[place >>> shift]!;
  while (ends[t]! <= place) t++;
  return t;
}
