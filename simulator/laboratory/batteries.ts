/** All tests by area, and how a sample goes through them. */
import { DRAW_TESTS, type DrawSample } from './drawTests.ts';
import { INTEGER_TESTS, type IntegerSample } from './integerTests.ts';
import { AREAS, type Area, type LaboratoryTest } from './laboratoryTest.ts';
import type { Shuffles } from './shuffles/printRun.ts';
import { SHUFFLE_TESTS } from './shuffleTests.ts';
import { WordsExhausted } from './wordsInTurn.ts';
import { WORD_TESTS, type WordSample } from './wordTests.ts';

/** What the tests of each area look at. */
export interface AreaSamples {
  words: WordSample;
  integers: IntegerSample;
  shuffles: Shuffles;
  draws: DrawSample;
}

export const BATTERIES: { readonly [A in Area]: readonly LaboratoryTest<AreaSamples[A]>[] } = {
  words: WORD_TESTS,
  integers: INTEGER_TESTS,
  shuffles: SHUFFLE_TESTS,
  draws: DRAW_TESTS,
};

/** What is known of a test without running it. */
export type TestFacts = Omit<LaboratoryTest<never>, 'pValue'>;

export const factsOf = (area: Area): readonly TestFacts[] => BATTERIES[area];

/** The area of a test. @throws RangeError for an unknown id */
export function areaOf(testId: string): Area {
  const area = AREAS.find((candidate) => factsOf(candidate).some(({ id }) => id === testId));
  if (!area) throw new RangeError(`areaOf: no test is called ${testId}`);
  return area;
}

/**
 * The p-values of a sample: 0 where the words ran out, since an honest generator's never do.
 * @param shares one a test of the area: see `LaboratoryTest.pValue`
 * @param only ids of the area's tests to run, in this order; all in theirs without it
 */
export function pValuesOf<A extends Area>(
  area: A,
  sample: AreaSamples[A],
  shares: ArrayLike<number>,
  only?: readonly string[],
): number[] {
  const battery = BATTERIES[area];
  const tests = only?.map((id) => battery.find((test) => test.id === id)!) ?? battery;
  return tests.map((test) => {
    try {
      return test.pValue(sample, shares[battery.indexOf(test)]!);
    } catch (fault) {
      if (fault instanceof WordsExhausted) return 0;
      throw fault;
    }
  });
}
