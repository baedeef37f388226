/** The whole laboratory without its threads: honest streams pass every test, planted faults fail those that are for them. */
import { describe, expect, it } from 'vitest';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { areaOf, factsOf, pValuesOf } from './batteries.ts';
import { HONEST } from './honestSamples.ts';
import { judge } from './judge.ts';
import { AREAS, type Area } from './laboratoryTest.ts';
import { PLANTED_BIASES, plantedBias } from './planted/plantedBiases.ts';
import { plantedVerdict } from './planted/plantedVerdict.ts';
import { LEAST, type Scale } from './scale.ts';
import { PUBLISHED_SEED } from './streamKeys.ts';

const SCALE: Scale = { ...LEAST, streams: 16, shuffles: 2, plantedStreams: 4 };
const BIASED = SCALE.plantedStreams;

const sharesFor = (area: Area, stream: number): Float64Array => {
  const source = mersenneTwister(Uint32Array.of(AREAS.indexOf(area), stream));
  return new Float64Array(factsOf(area).length).map(() => source.next() / 2 ** 32);
};

function honest(area: Area): number[][] {
  return Array.from({ length: SCALE.streams }, (_, stream) =>
    pValuesOf(area, HONEST[area](PUBLISHED_SEED, area, stream, SCALE) as never, sharesFor(area, stream)),
  );
}

describe('the tests', () => {
  it('have different names, and each says what it looks for and where it comes from', () => {
    const all = AREAS.flatMap(factsOf);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ about, source }) => about.length > 5 && source.length > 3)).toBe(true);
    expect(areaOf('draw-repeated-draws')).toBe('draws');
    expect(() => areaOf('nothing')).toThrow('no test is called nothing');
  });

  it.each(AREAS)('of %s pass our own generator (a false alarm of 1 % at another seed)', (area) => {
    const results = honest(area);
    const verdicts = judge(factsOf(area).map((facts, t) => ({ facts, pValues: results.map((p) => p[t]!) })));
    expect(verdicts.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual([]);
  });
});

describe('a planted bias', () => {
  it.each(PLANTED_BIASES.map(({ id }) => [id]))('%s is seen by the test that is named for it', (id) => {
    const bias = plantedBias(id);
    const results = Array.from({ length: BIASED }, (_, stream) => ({
      pValues: pValuesOf(
        bias.area,
        bias.sample(PUBLISHED_SEED, `tests/${id}`, stream, SCALE) as never,
        sharesFor(bias.area, stream),
        bias.caughtBy,
      ),
    }));
    const verdict = plantedVerdict(bias, results, () => [0.5]);
    expect(verdict.caught).toBe(true);
    expect(verdict.tests[0]).toMatchObject({ id: bias.caughtBy[0], sight: 'sees', power: { of: BIASED } });
  });

  it('is asked of tests of its own area only', () => {
    for (const { area, caughtBy } of PLANTED_BIASES)
      expect(caughtBy.map(areaOf)).toEqual(caughtBy.map(() => area));
    expect(() => plantedBias('none')).toThrow('no bias is called none');
  });
});
