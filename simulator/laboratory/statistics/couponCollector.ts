/**
 * How many digits must be drawn until all have come?
 * Source: Knuth, TAOCP 2, §3.3.2 F (coupon collector's test): the chance to have a full set after r draws at the latest is
 * b! {r over b} / bʳ.
 */
import { goodnessOfFit } from '../laws/chiSquare.ts';
import { affordablePieces } from './affordable.ts';

/** The upper p-value; 0 when sets are so long in coming that the digits do not suffice. @param base 2 to 30 */
export function couponCollector(digits: ArrayLike<number>, base: number): number {
  const waits = Array.from({ length: base }, (_, i) => base / (base - i));
  const mean = waits.reduce((sum, wait) => sum + wait, 0);
  const variance = waits.reduce((sum, wait) => sum + wait * (wait - 1), 0);
  const wanted = affordablePieces(digits.length, mean, Math.sqrt(variance));
  const expected = collectorLaw(base, wanted);
  const counts = expected.map(() => 0);
  const seenIn = new Int32Array(base).fill(-1);
  let at = 0;
  for (let set = 0; set < wanted; set++) {
    const from = at;
    for (let missing = base; missing > 0; at++) {
      if (at === digits.length) return 0;
      if (seenIn[digits[at]!] === set) continue;
      seenIn[digits[at]!] = set;
      missing--;
    }
    counts[Math.min(at - from - base, counts.length - 1)]!++;
  }
  return goodnessOfFit(counts, expected);
}

/** Expected numbers of sets that take base, base + 1, … draws; the last cell is the rest, once it is below ten. */
function collectorLaw(base: number, sets: number): number[] {
  const expected: number[] = [];
  // held[k]: the chance that the draws so far hold k different digits.
  let held = [1, ...new Array<number>(base).fill(0)];
  let complete = 0;
  for (let draws = 1; ; draws++) {
    held = held.map((chance, k) => (chance * k + (held[k - 1] ?? 0) * (base - k + 1)) / base);
    if (draws < base) continue;
    expected.push(sets * (held[base]! - complete));
    complete = held[base]!;
    if (sets * (1 - complete) < 10) return [...expected, sets * (1 - complete)];
  }
}
