/** The draw tests against every outcome of tiny draws, and the draws that each is for. */
import { describe, expect, it } from 'vitest';
import { mersenneTwister } from '../../../engine/random/mersenneTwister.ts';
import { sample } from '../../../engine/random/sample.ts';
import { uniform } from '../../../engine/random/uniform.ts';
import { chiSquareUpper } from '../laws/chiSquare.ts';
import { poissonP } from '../laws/poisson.ts';
import { type DrawnPlaces, drawnPlaces, RAFFLE, TOY } from './drawnPlaces.ts';
import { neighbouringDraws, returningWinners } from './neighbouringDraws.ts';
import { orderAmongWinners, unreachedOutcomes } from './orderedOutcomes.ts';
import { endOfList, firstWinnersOrder, registrationOrder } from './registrationOrder.ts';
import { outcomesOf, repeatedDraws, repeatedMarks } from './repeatedDraws.ts';

const KEYS = 60;

const honest = (kind: { entries: number; winners: number }, draws: number, key: number): DrawnPlaces =>
  drawnPlaces(kind, draws, (d) =>
    sample(kind.entries, kind.winners, mersenneTwister(Uint32Array.of(key, d))),
  );

describe('the places of winners', () => {
  it('vary by stretch as all ordered pairs of 80 entries do: Pearson’s sum averages its degrees of freedom', () => {
    // Two winners of 80 entries, two to a stretch: over all ordered pairs of one draw.
    let sum = 0;
    for (let a = 0; a < 80; a++) {
      for (let b = 0; b < 80; b++) {
        if (a === b) continue;
        const counts = new Array<number>(40).fill(0);
        for (const place of [a, b]) counts[Math.floor(place / 2)]!++;
        sum += counts.reduce((total, count) => total + (count - 2 / 40) ** 2 / (2 / 40), 0) * (79 / 78);
      }
    }
    expect(sum / (80 * 79)).toBeCloseTo(39, 9);
  });

  it('make the statistic that is written down', () => {
    const drawn = drawnPlaces({ entries: 80, winners: 2 }, 2, (d) => (d === 0 ? [0, 1] : [1, 79]));
    const statistic = ((3 - 0.1) ** 2 + (1 - 0.1) ** 2 + 38 * 0.01) / 0.1;
    expect(registrationOrder(drawn)).toBeCloseTo(chiSquareUpper((statistic * 79) / 78, 39), 12);
    const first = ((2 - 0.05) ** 2 + 39 * 0.0025) / 0.05;
    expect(firstWinnersOrder(drawn)).toBeCloseTo(chiSquareUpper(first, 39), 12);
  });

  it('at either end are noticed when they are favoured, and when they never win', () => {
    const favoured = drawnPlaces(RAFFLE, 300, (d) => [d % 50, 300 + d, 700]);
    expect(endOfList(favoured, 'first')).toBeLessThan(1e-100);
    expect(endOfList(favoured, 'last')).toBeGreaterThan(1 - 1e-9);
    expect(
      endOfList(
        drawnPlaces(RAFFLE, 300, (d) => [999 - (d % 50), 300 + d, 700]),
        'last',
      ),
    ).toBeLessThan(1e-100);
  });
});

describe('ordered outcomes', () => {
  it('are told apart by order, and all reached when each came once', () => {
    const all = Array.from({ length: 12 ** 3 }, (_, n) => [
      Math.floor(n / 144),
      Math.floor(n / 12) % 12,
      n % 12,
    ]);
    const ordered = all.filter((places) => new Set(places).size === 3);
    expect(ordered).toHaveLength(1320);
    const drawn = drawnPlaces(TOY, 1320, (d) => ordered[d]!);
    expect(unreachedOutcomes(drawn)).toBeGreaterThan(1 - 1e-12);
    expect(orderAmongWinners(drawn)).toBe(1);
    const sorted = drawnPlaces(TOY, 1320, (d) => ordered[d]!.toSorted((a, b) => a - b));
    expect(unreachedOutcomes(sorted)).toBeLessThan(1e-12);
    expect(orderAmongWinners(sorted)).toBeLessThan(1e-300);
  });

  it('that come again are pairs: three times the same is three', () => {
    const drawn = drawnPlaces({ entries: 1000, winners: 2 }, 4, (d) => (d === 2 ? [2, 1] : [1, 2]));
    expect(outcomesOf(drawn)).toEqual(['1,2', '1,2', '2,1', '1,2']);
    expect(repeatedMarks(outcomesOf(drawn))).toBe(3);
    expect(repeatedDraws(drawn)).toBeCloseTo(poissonP(3, 6 / 999_000, 0.5), 15);
    expect(repeatedMarks([])).toBe(0);
  });

  it('without a repeat are judged by half', () => {
    expect(repeatedDraws(honest({ entries: 500_100, winners: 3 }, 50, 1))).toBeCloseTo(0.5, 9);
  });
});

describe('draws one after the other', () => {
  it('that drift, or that keep their winner, are found', () => {
    const drifting = drawnPlaces(RAFFLE, 500, (d) => [2 * d, 999, 998].map((place) => place % 1000));
    expect(neighbouringDraws(drifting)).toBeLessThan(1e-100);
    expect(
      returningWinners(
        drawnPlaces(RAFFLE, 40, () => [5, 6, 7]),
        0.5,
      ),
    ).toBeLessThan(1e-100);
  });
});

describe('honest draws', () => {
  it.each<[string, (drawn: DrawnPlaces, share: number) => number]>([
    ['registration order', registrationOrder],
    ['first winners', firstWinnersOrder],
    ['the first 5 %', (drawn) => endOfList(drawn, 'first')],
    ['the last 5 %', (drawn) => endOfList(drawn, 'last')],
    ['order among winners', orderAmongWinners],
    ['neighbouring draws', neighbouringDraws],
    ['returning winners', returningWinners],
  ])(
    'have p-values with the mean and spread of the uniform law by %s (false alarm 1 in 15,000 each)',
    (_, pValue) => {
      const shares = mersenneTwister(Uint32Array.of(77));
      const pValues = Array.from({ length: KEYS }, (__, key) =>
        pValue(honest(RAFFLE, 150, key), uniform(shares, 2 ** 20) / 2 ** 20),
      );
      const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
      expect(Math.abs(mean(pValues) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / KEYS));
      expect(Math.abs(mean(pValues.map((p) => (p - 1 / 2) ** 2)) - 1 / 12)).toBeLessThan(
        4 * Math.sqrt(1 / 180 / KEYS),
      );
    },
  );
});
