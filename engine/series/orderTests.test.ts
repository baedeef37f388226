import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherYates } from '../random/fisherYates.ts';
import { mersenneTwister } from '../random/mersenneTwister.ts';
import { neighbourTables, packDispersionTest, packHistogramTest, runsTest } from './orderTests.ts';

/** `winners` ones among `tickets`, in an order of a seed. */
function shuffled(tickets: number, winners: number, seed: number): Uint8Array {
  const won = new Uint8Array(tickets).fill(1, 0, winners);
  fisherYates(won, mersenneTwister(Uint32Array.of(seed)));
  return won;
}

describe('neighbourTables', () => {
  it('counts pairs on a ring as a plain loop does, at every lag', () => {
    const bits = fc.uint8Array({ min: 0, max: 1, minLength: 2, maxLength: 200 });
    fc.assert(
      fc.property(bits, (won) => {
        const maxLag = Math.min(70, won.length - 1);
        const tables = [...neighbourTables(won, maxLag)];
        expect(tables).toHaveLength(maxLag);
        for (const [i, table] of tables.entries()) {
          const plain = [0, 0, 0, 0];
          for (let ticket = 0; ticket < won.length; ticket++) {
            plain[won[(ticket + i + 1) % won.length]! * 2 + won[ticket]!]!++;
          }
          expect(table.counts).toEqual(plain);
        }
      }),
    );
  });
});

describe('runsTest', () => {
  it('is nothing where the runs are as many as they should be', () => {
    // 200 of each, 2 · 200 · 200 / 400 + 1 = 201 runs expected.
    const won = Uint8Array.from({ length: 400 }, (_, i) => (i >> 1) & 1);
    expect(runsTest(won)?.statistic).toBeCloseTo((200 - 201) ** 2 / ((80_000 * 79_600) / (160_000 * 399)), 9);
  });

  it('is telling for too few runs and for too many', () => {
    expect(runsTest(new Uint8Array(400).fill(1, 0, 200))!.logP).toBeLessThan(-50);
    expect(runsTest(Uint8Array.from({ length: 400 }, (_, i) => i & 1))!.logP).toBeLessThan(-50);
  });
});

describe('tests of packs', () => {
  it.each([
    [30, 300, 0.36],
    [10, 400, 0.05],
    [50, 200, 0.9],
  ])(
    'keep to their false alarms with packs of %i: about 1 in 100 of 400 shuffles has p below 0.01',
    (size, packs, share) => {
      let dispersion = 0;
      let histogram = 0;
      for (let seed = 1; seed <= 400; seed++) {
        const won = shuffled(size * packs, Math.round(size * packs * share), seed);
        if (packDispersionTest(won, size)!.logP < Math.log(0.01)) dispersion++;
        if (packHistogramTest(won, size)!.logP < Math.log(0.01)) histogram++;
      }
      // Binomial(400, 0.01) passes 14 once in 20,000 fixed seeds.
      expect(dispersion).toBeLessThanOrEqual(14);
      expect(histogram).toBeLessThanOrEqual(14);
    },
  );

  it('say nothing of a few packs', () => {
    expect(packDispersionTest(shuffled(300, 100, 1), 30)).toBeUndefined();
    expect(packHistogramTest(shuffled(300, 100, 1), 30)).toBeUndefined();
  });
});
