/** Which blocks of a run are done: half-open ranges, ascending, never touching one another. */

/** Blocks from `from` up to, not including, `to`. */
export interface BlockRange {
  readonly from: number;
  readonly to: number;
}

export interface BlockRanges {
  /** How many blocks are in. */
  readonly count: number;
  /** A copy, ascending and joined. */
  ranges(): BlockRange[];
  /** Whether any block of `range` is in. */
  touches(range: BlockRange): boolean;
  /** Puts in the blocks of `range`. @throws RangeError when one of them is in already */
  add(range: BlockRange): void;
  /** The first run of blocks at or after `from` that is not in, cut at `limit`; null when there is none. */
  gap(from: number, limit: number): BlockRange | null;
}

/** @param initial must not overlap, as `add` */
export function blockRanges(initial: readonly BlockRange[] = []): BlockRanges {
  const held: BlockRange[] = [];
  let count = 0;

  /** The place of the first range that ends after `block`. */
  function placeOf(block: number): number {
    let [low, high] = [0, held.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (held[middle]!.to > block) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  const touches = ({ from, to }: BlockRange): boolean => {
    const next = held[placeOf(from)];
    return next !== undefined && next.from < to;
  };

  function add(range: BlockRange): void {
    const { from, to } = range;
    if (!(from >= 0 && from < to)) throw new RangeError(`blocks: expected from < to, got ${from} to ${to}`);
    if (touches(range)) throw new RangeError(`blocks ${from} to ${to}: some of them are in already`);
    const place = placeOf(from);
    const before = held[place - 1]?.to === from ? held[place - 1] : undefined;
    const after = held[place]?.from === to ? held[place] : undefined;
    const joined = { from: before?.from ?? from, to: after?.to ?? to };
    held.splice(before ? place - 1 : place, (before ? 1 : 0) + (after ? 1 : 0), joined);
    count += to - from;
  }

  function gap(from: number, limit: number): BlockRange | null {
    let start = from;
    let place = placeOf(from);
    if (held[place] && held[place]!.from <= start) start = held[place++]!.to;
    const end = Math.min(limit, held[place]?.from ?? limit);
    return start < end ? { from: start, to: end } : null;
  }

  for (const range of initial) add(range);
  return {
    get count() {
      return count;
    },
    ranges: () => [...held],
    touches,
    add,
    gap,
  };
}
