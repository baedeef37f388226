/** The shuffle tests' moments against every order of a tiny print run, and the shuffles that each is for. */
import { describe, expect, it } from 'vitest';
import { fisherYates } from '../../../engine/random/fisherYates.ts';
import { mersenneTwister } from '../../../engine/random/mersenneTwister.ts';
import { chiSquareUpper } from '../laws/chiSquare.ts';
import { normalUpper } from '../laws/normal.ts';
import { poissonP } from '../laws/poisson.ts';
import { cellCoincidences, winnersByCell } from './cellCoincidences.ts';
import { cycleCount, cycleLaw, cycles } from './cycles.ts';
import { displacement } from './displacement.ts';
import { fixedPoints } from './fixedPoints.ts';
import { keptNeighbours } from './keptNeighbours.ts';
import { shuffledTuples, shuffleTurningPoints, winnerRuns } from './orderOfNeighbours.ts';
import { packPairs, packPairsMoments } from './packPairs.ts';
import { placeInPack } from './placeInPack.ts';
import { placeTable } from './placeTable.ts';
import { type Shuffles, unshuffled } from './printRun.ts';
import { rankCorrelation, rankCorrelationZ } from './rankCorrelation.ts';

const TINY = { tickets: 6, packTickets: 3, winners: 2 };

function everyOrder(n: number): Uint32Array[] {
  if (n === 0) return [new Uint32Array()];
  return everyOrder(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => Uint32Array.of(...order.slice(0, at), n - 1, ...order.slice(at))),
  );
}

const ALL = everyOrder(TINY.tickets);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
}

const RUN = { tickets: 6000, packTickets: 30, winners: 2130 };

const KEYS = 60;

/** Honest shuffles, each with a key of its own. */
const honest = (count: number, key: number): Shuffles => ({
  ...RUN,
  orders: Array.from({ length: count }, (_, s) => {
    const order = unshuffled(RUN.tickets);
    fisherYates(order, mersenneTwister(Uint32Array.of(key, s)));
    return order;
  }),
});

const untouched: Shuffles = { ...RUN, orders: [unshuffled(RUN.tickets), unshuffled(RUN.tickets)] };

describe('the moments over all 720 orders of six tickets', () => {
  it('of winners by place and by pack, for two shuffles, are those that coincidences are held against', () => {
    for (const cellTickets of [1, 3]) {
      const cells = ALL.map((order) => [...winnersByCell(order, TINY.winners, cellTickets)]);
      // By symmetry the first shuffle may stay as it is.
      const first = winnersByCell(unshuffled(6), TINY.winners, cellTickets);
      const sums = cells.map((second) => second.reduce((sum, found, cell) => sum + found * first[cell]!, 0));
      const pValues = ALL.map((second) =>
        cellCoincidences({ ...TINY, orders: [unshuffled(6), second] }, cellTickets),
      );
      // Averaged over the first shuffle too, which packs need: 0, 1 or 2 winners lie in a pack.
      const both = cells.flatMap((one) =>
        cells.map((two) => one.reduce((sum, x, cell) => sum + x * two[cell]!, 0)),
      );
      const [m, v] = [mean(both), variance(both)];
      sums.forEach((sum, i) => {
        expect(pValues[i]).toBeCloseTo(normalUpper((sum - m) / Math.sqrt(v)), 9);
      });
    }
  });

  it('of pairs of winners in a pack are exact', () => {
    const run = { tickets: 6, packTickets: 3, winners: 4 };
    const pairs = ALL.map((order) =>
      winnersByCell(order, run.winners, 3).reduce((sum, found) => sum + (found * (found - 1)) / 2, 0),
    );
    const moments = packPairsMoments(run);
    expect(moments.mean).toBeCloseTo(mean(pairs), 12);
    expect(moments.variance).toBeCloseTo(variance(pairs), 12);
  });

  it('of the rank correlation are 0 and 1', () => {
    const zs = ALL.map(rankCorrelationZ);
    expect(mean(zs)).toBeCloseTo(0, 12);
    expect(variance(zs)).toBeCloseTo(1, 12);
    expect(rankCorrelationZ(unshuffled(6))).toBeCloseTo(Math.sqrt(5), 12);
  });

  it('of winners by place in the pack make Pearson’s sum average its degrees of freedom', () => {
    const share = TINY.winners / TINY.tickets;
    const statistics = ALL.map((order) => {
      const counts = [0, 1, 2].map((place) => [order[place]!, order[place + 3]!].filter((t) => t < 2).length);
      const cellVariance = (2 * share * (1 - share) * (6 - 2)) / 5;
      return counts.reduce((sum, count) => sum + (count - 2 / 3) ** 2 / cellVariance, 0) * (2 / 3);
    });
    expect(mean(statistics)).toBeCloseTo(2, 12);
    ALL.forEach((order, i) => {
      expect(placeInPack({ ...TINY, orders: [order] })).toBeCloseTo(chiSquareUpper(statistics[i]!, 2), 12);
    });
  });

  it('of cycles are Stirling’s numbers of the first kind', () => {
    const counts = new Array<number>(7).fill(0);
    for (const order of ALL) counts[cycleCount(order)]!++;
    expect(counts).toEqual([0, 120, 274, 225, 85, 15, 1]);
    expect([...cycleLaw(6).subarray(0, 7)].map((chance) => Math.round(chance * 720 * 1e9) / 1e9)).toEqual(
      counts,
    );
  });
});

describe('the law of cycles', () => {
  it('adds up to 1 and has harmonic mean for a whole series', () => {
    const law = cycleLaw(500_100);
    expect(law.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    let harmonic = 0;
    for (let i = 1; i <= 500_100; i++) harmonic += 1 / i;
    expect(law.reduce((sum, chance, count) => sum + chance * count, 0)).toBeCloseTo(harmonic, 9);
  });

  it('gives two shuffles of three the upper p-values of all 36 pairs', () => {
    const orders = everyOrder(3);
    const pairs = orders.flatMap((a) =>
      orders.map((b) => ({ orders: [a, b], tickets: 3, packTickets: 1, winners: 1 })),
    );
    const totals = pairs.map(({ orders: [a, b] }) => cycleCount(a!) + cycleCount(b!));
    pairs.forEach((pair, i) => {
      const more = totals.filter((total) => total > totals[i]!).length;
      const same = totals.filter((total) => total === totals[i]!).length;
      expect(cycles(pair, cycleLaw(3), 0.25)).toBeCloseTo((more + same / 4) / 36, 12);
    });
  });
});

describe('tickets that stay', () => {
  it('are counted: in place, and beside their neighbours in either direction', () => {
    const orders = [Uint32Array.of(0, 2, 1, 3, 5, 4), Uint32Array.of(5, 4, 3, 2, 1, 0)];
    const few = { ...TINY, orders };
    expect(fixedPoints(few, 0.5)).toBeCloseTo(poissonP(2, 2, 0.5), 12);
    expect(keptNeighbours(few, 0.5)).toBeCloseTo(poissonP(2 + 5, (2 * 2 * 5) / 6, 0.5), 12);
  });

  it('number one and two a shuffle on the average over all orders', () => {
    const fixed = ALL.map((order) => order.filter((ticket, i) => ticket === i).length);
    expect(mean(fixed)).toBe(1);
    expect(variance(fixed)).toBeCloseTo(1, 12);
    const kept = ALL.map(
      (order) => order.slice(1).filter((ticket, i) => Math.abs(ticket - order[i]!) === 1).length,
    );
    expect(mean(kept)).toBeCloseTo((2 * 5) / 6, 12);
  });
});

describe('a shuffle that was none', () => {
  it.each<[string, (shuffles: Shuffles) => number]>([
    ['place table', placeTable],
    ['displacement', displacement],
    ['place coincidences', (s) => cellCoincidences(s, 1)],
    ['pack coincidences', (s) => cellCoincidences(s, s.packTickets)],
    ['pack pairs', packPairs],
    ['winner runs', (s) => 1 - winnerRuns(s)],
    ['kept neighbours', (s) => keptNeighbours(s, 0.5)],
    ['turning points', (s) => 1 - shuffleTurningPoints(s)],
    ['orders of five', shuffledTuples],
    ['rank correlation', rankCorrelation],
    ['fixed points', (s) => fixedPoints(s, 0.5)],
    ['cycles', (s) => cycles(s, cycleLaw(s.tickets), 0.5)],
  ])('is found by %s', (_, pValue) => {
    expect(pValue(untouched)).toBeLessThan(1e-12);
  });

  it('shows by places in the pack only once winners favour one of them', () => {
    // In order every place wins alike, which is too even; with all first places winning it is not.
    expect(placeInPack(untouched)).toBeGreaterThan(0.999);
    const order = unshuffled(RUN.tickets).sort((a, b) => (a % 200) - (b % 200));
    const favoured = { ...RUN, winners: 200, orders: [order.map((_, i) => (i % 30 === 0 ? i / 30 : 5000))] };
    expect(placeInPack(favoured)).toBeLessThan(1e-300);
  });
});

describe('honest shuffles', () => {
  it.each<[string, (shuffles: Shuffles) => number]>([
    ['place table', placeTable],
    ['displacement', displacement],
    ['place coincidences', (s) => cellCoincidences(s, 1)],
    ['pack coincidences', (s) => cellCoincidences(s, s.packTickets)],
    ['pack pairs', packPairs],
    ['place in pack', placeInPack],
    ['winner runs', winnerRuns],
    ['turning points', shuffleTurningPoints],
    ['orders of five', shuffledTuples],
    ['rank correlation', rankCorrelation],
  ])(
    'have p-values with the mean and spread of the uniform law by %s (false alarm 1 in 15,000 each)',
    (_, pValue) => {
      const pValues = Array.from({ length: KEYS }, (__, key) => pValue(honest(3, key)));
      // Four standard errors of as many uniform values, and of their squares about 1/2.
      expect(Math.abs(mean(pValues) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / KEYS));
      expect(Math.abs(mean(pValues.map((p) => (p - 1 / 2) ** 2)) - 1 / 12)).toBeLessThan(
        4 * Math.sqrt(1 / 180 / KEYS),
      );
    },
  );
});
