/** What became of a planted bias. */
import { BATTERIES } from '../batteries.ts';
import { COUNTED_BELOW, evidenceOf, FALSE_ALARM_RATE } from '../judge.ts';
import type { Area } from '../laboratoryTest.ts';
import { binomialInterval } from '../laws/binomial.ts';
import { twoSided } from '../laws/twoSided.ts';
import type { PlantedResult } from '../tasks.ts';
import type { PlantedBias } from './plantedBias.ts';

/** How well a test sees a bias: in half of the streams at least, only in all of them together, or not at all. */
export type Sight = 'sees' | 'hardly' | 'blind';

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
  readonly sight: Sight;
}

export interface PlantedVerdict {
  readonly id: string;
  readonly about: string;
  readonly area: Area;
  /** The first test, which is the one named for it, sees it: in half of the streams at least its p-value is below 1 %. */
  readonly caught: boolean;
  readonly tests: readonly PlantedTestVerdict[];
}

const CONFIDENCE = 0.95;
/** A test that sees a bias less often than this is not relied on for it. */
const DECENT_POWER = 0.5;

function shareBelow(pValues: readonly number[]): Share {
  const count = pValues.filter((p) => twoSided(p) < COUNTED_BELOW).length;
  return { count, of: pValues.length, interval: binomialInterval(count, pValues.length, CONFIDENCE) };
}

function sightOf(power: Share, p: number): Sight {
  if (power.count >= power.of * DECENT_POWER) return 'sees';
  return p < FALSE_ALARM_RATE ? 'hardly' : 'blind';
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
    const power = shareBelow(biased);
    const { p } = evidenceOf(biased, isRare);
    return { id, power, falseAlarms: shareBelow(honestPValues(id)), p, sight: sightOf(power, p) };
  });
  const { id, about, area } = bias;
  return { id, about, area, caught: tests[0]!.sight === 'sees', tests };
}
