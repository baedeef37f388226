/** Random numbers, one a ticket, no two alike. */

/** Groups that are looked through one by one, so that a group's table stays in the first-level cache. */
const GROUPS = 512;
/** 2³² / golden ratio: spreads close integers (D. Knuth, TAOCP 3, §6.4). */
const GOLDEN = 0x9e3779b1;
/** Marks a free place of a table: numbers are not negative. */
const FREE = -1;

/** Numbers in order of their group (which is a stretch of [0, bound)), and where each group begins. */
function grouped(numbers: Float64Array, bound: number): { inGroups: Float64Array; starts: Uint32Array } {
  const groupsPerUnit = GROUPS / bound;
  const starts = new Uint32Array(GROUPS + 1);
  for (let i = 0; i < numbers.length; i++) starts[((numbers[i]! * groupsPerUnit) | 0) + 1]!++;
  for (let group = 0; group < GROUPS; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  const inGroups = new Float64Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) inGroups[next[(numbers[i]! * groupsPerUnit) | 0]!++] = numbers[i]!;
  return { inGroups, starts };
}

/** The numbers that stand more than once. */
function repeatedNumbers(numbers: Float64Array, bound: number): Set<number> {
  const { inGroups, starts } = grouped(numbers, bound);
  const largest = starts.reduce((most, start, group) => Math.max(most, start - (starts[group - 1] ?? 0)), 0);
  const bits = Math.ceil(Math.log2(largest * 2 + 2));
  const places = new Float64Array(2 ** bits);
  const last = places.length - 1;
  const repeated = new Set<number>();
  for (let group = 0; group < GROUPS; group++) {
    places.fill(FREE);
    for (let i = starts[group]!; i < starts[group + 1]!; i++) {
      const number = inGroups[i]!;
      let place = Math.imul(number | 0, GOLDEN) >>> (32 - bits);
      while (places[place] !== FREE && places[place] !== number) place = (place + 1) & last;
      if (places[place] === number) repeated.add(number);
      places[place] = number;
    }
  }
  return repeated;
}

/**
 * The indices whose number an earlier index has, ascending. O(n).
 * @param numbers integers in [0, bound), bound at most 2⁵³
 */
export function laterRepeats(numbers: Float64Array, bound: number): number[] {
  const repeated = repeatedNumbers(numbers, bound);
  if (repeated.size === 0) return [];
  const seen = new Set<number>();
  const later: number[] = [];
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index]!;
    if (!repeated.has(number)) continue;
    if (seen.has(number)) later.push(index);
    seen.add(number);
  }
  return later;
}

/**
 * Draws `count` numbers in order; then, in order, each number that an earlier one equals is drawn again until no other
 * equals it.
 * @param draw integers in [0, bound); must be able to give more than `count` different ones
 */
export function drawDistinct(count: number, bound: number, draw: () => number): Float64Array {
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i++) numbers[i] = draw();
  for (const index of laterRepeats(numbers, bound)) {
    let number = draw();
    while (numbers.includes(number)) number = draw();
    numbers[index] = number;
  }
  return numbers;
}
