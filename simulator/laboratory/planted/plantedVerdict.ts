/** What became of a planted bias. */
import { BATTERIES } from '../batteries.ts';
import { COUNTED_BELOW, evidenceOf, FALSE_ALARM_RATE } from '../judge.ts';
import type { Area } from '../laboratoryTest.ts';
import { binomialInterval } from '../laws/binomial.ts';
import { twoSided } from '../laws/twoSided.ts';
import type { PlantedResult } from '../tasks.ts';
import type { PlantedBias } from './plantedBias.ts';

/** A share of streams, with Clopper and Pearson's 95 % interval. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly interval: readonly [number, number];
}

export interface PlantedTestVerdict {
  readonly id: string;
  /** Biased streams with a two-sided p-value below 1 %. */
  readonly power: Share;
  /** Honest streams with one. */
  readonly falseAlarms: Share;
  /** What all biased streams together say: see `evidenceOf`. */
  readonly p: number;
}

export interface PlantedVerdict {
  readonly id: string;
  readonly about: string;
  readonly area: Area;
  /** The first test sees it in the run as a whole, at the 1 % level. */
  readonly caught: boolean;
  readonly tests: readonly PlantedTestVerdict[];
}

const CONFIDENCE = 0.95;

function shareBelow(pValues: readonly number[]): Share {
  const count = pValues.filter((p) => twoSided(p) < COUNTED_BELOW).length;
  return { count, of: pValues.length, interval: binomialInterval(count, pValues.length, CONFIDENCE) };
}

/**
 * @param results one a biased stream
 * @param honestPValues of a test, one a stream of the honest generator at the same sizes
 */
export function plantedVerdict(
  bias: PlantedBias,
  results: readonly PlantedResult[],
  honestPValues: (testId: string) => readonly number[],
): PlantedVerdict {
  const tests = bias.caughtBy.map((id, k) => {
    const biased = results.map(({ pValues }) => pValues[k]!);
    const isRare = BATTERIES[bias.area].find((test) => test.id === id)?.isRare;
    return {
      id,
      power: shareBelow(biased),
      falseAlarms: shareBelow(honestPValues(id)),
      p: evidenceOf(biased, isRare).p,
    };
  });
  const { id, about, area } = bias;
  return { id, about, area, caught: tests[0]!.p < FALSE_ALARM_RATE, tests };
}
