/**
 * From the p-values of many streams to a verdict.
 *
 * A test's p-values must be a sample of the uniform law (second level: Kolmogorov), and the most extreme must not be too extreme for
 * so many (Šidák). A test's p-value is twice the smaller of the two; Holm's rule then keeps the chance that any of all tests fails a
 * fair generator to 1 %, however the tests hang together.
 * Sources: NIST SP 800-22 rev. 1a, §4.2.2; Z. Šidák, JASA 62(318), 1967; engine/series/holm.ts.
 */
import { holm } from '../../engine/series/holm.ts';
import type { TestFacts } from './batteries.ts';
import { uniformityP } from './laws/kolmogorov.ts';
import { twoSided } from './laws/twoSided.ts';

/** The chance that a fair generator fails: a laboratory's 99 % level. */
export const FALSE_ALARM_RATE = 0.01;
/** A single p-value below this, two-sided, is counted. */
export const COUNTED_BELOW = 0.01;

export interface Evidence {
  /** The smallest two-sided p-value of a stream. */
  readonly smallest: number;
  /** The chance of one as small among so many streams. */
  readonly smallestP: number;
  /** Kolmogorov's p-value of all streams against the uniform law; null for a rare count. */
  readonly uniformityP: number | null;
  /** Both together. */
  readonly p: number;
  /** Streams with a two-sided p-value below 1 %. */
  readonly below: number;
}

/** What the upper p-values of independent streams say. @param isRare leaves out the second level */
export function evidenceOf(pValues: readonly number[], isRare = false): Evidence {
  const sides = pValues.map(twoSided);
  const smallest = Math.min(...sides);
  const smallestP = smallest >= 1 ? 1 : -Math.expm1(pValues.length * Math.log1p(-smallest));
  const uniformity = isRare ? null : uniformityP(pValues);
  return {
    smallest,
    smallestP,
    uniformityP: uniformity,
    p: uniformity === null ? smallestP : Math.min(1, 2 * Math.min(smallestP, uniformity)),
    below: sides.filter((side) => side < COUNTED_BELOW).length,
  };
}

export interface TestVerdict extends TestFacts, Evidence {
  readonly passed: boolean;
  /** The upper p-value of each stream. */
  readonly pValues: readonly number[];
}

/** The verdict on every test, all together at the 1 % level. */
export function judge(
  tests: readonly { readonly facts: TestFacts; readonly pValues: readonly number[] }[],
): TestVerdict[] {
  const evidence = tests.map(({ facts, pValues }) => evidenceOf(pValues, facts.isRare));
  const alarms = holm(
    evidence.map(({ p }) => Math.log(p)),
    FALSE_ALARM_RATE,
  );
  return tests.map(({ facts, pValues }, i) => ({
    ...facts,
    ...evidence[i]!,
    passed: !alarms[i],
    pValues,
  }));
}
