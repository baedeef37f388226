import { describe, expect, it } from 'vitest';
import { everyAnswer } from '../random/chosenAnswers.ts';
import { logLongestAtMost, loserRuns } from './loserRuns.ts';

/** Every order of `winners` ones among `tickets`, once. */
function everyOrder(tickets: number, winners: number): Uint8Array[] {
  const bits = Array.from({ length: tickets }, () => 2);
  return [...everyAnswer(bits)]
    .filter((order) => order.reduce((sum, bit) => sum + bit, 0) === winners)
    .map((order) => Uint8Array.from(order));
}

/** P(longest ≤ most) by inclusion and exclusion, in whole numbers. */
function exactAtMost(most: number, losers: number, winners: number): number {
  const choose = (n: bigint, k: bigint): bigint => {
    let product = 1n;
    for (let i = 1n; i <= k; i++) product = (product * (n - k + i)) / i;
    return product;
  };
  const [w, all] = [BigInt(winners), BigInt(losers + winners)];
  let ways = 0n;
  for (let j = 0n; j * BigInt(most + 1) <= BigInt(losers) && j <= w + 1n; j++) {
    const left = all - j * BigInt(most + 1);
    const term = choose(w + 1n, j) * choose(left, w);
    ways += j % 2n === 0n ? term : -term;
  }
  return Number((ways * 10n ** 18n) / choose(all, w)) / 1e18;
}

describe('the longest run of losers', () => {
  it('has the law that counting every order of a small series gives', () => {
    for (const [tickets, winners] of [
      [1, 0],
      [6, 1],
      [9, 3],
      [10, 5],
      [11, 8],
    ] as const) {
      const orders = everyOrder(tickets, winners);
      for (let most = 0; most <= tickets; most++) {
        const share = orders.filter((won) => loserRuns(won).longest <= most).length / orders.length;
        expect(Math.exp(logLongestAtMost(most, tickets - winners, winners))).toBeCloseTo(share, 12);
      }
    }
  });

  it.each([
    [300, 100],
    [300, 7],
    [40, 500],
    [2000, 2],
  ])('has the law of whole-number arithmetic for %i losers and %i winners', (losers, winners) => {
    for (const most of [1, 2, 3, 5, 8, 13, 21, 40, 80, 150, 250, 700, 1500]) {
      const exact = exactAtMost(most, losers, winners);
      expect(Math.exp(logLongestAtMost(most, losers, winners))).toBeCloseTo(exact, 11);
    }
  });

  it('keeps its digits where inclusion and exclusion would lose them all', () => {
    // The law of the 7S series: 16 or fewer in a row happens once in e^65 series or less.
    const log = logLongestAtMost(16, 322_263, 177_837);
    expect(log).toBeLessThan(-60);
    expect(log).toBeGreaterThan(-200);
    expect(logLongestAtMost(40, 322_263, 177_837)).toBeCloseTo(0, 2);
  });
});

describe('the number of runs of losers', () => {
  it('has the mean, deviation and tails of all orders of a small series', () => {
    const orders = everyOrder(11, 4);
    const all = orders.map(loserRuns);
    const mean = all.reduce((sum, { runs }) => sum + runs, 0) / all.length;
    const variance = all.reduce((sum, { runs }) => sum + (runs - mean) ** 2, 0) / all.length;
    expect(all[0]!.expectedRuns).toBeCloseTo(mean, 12);
    expect(all[0]!.sdRuns).toBeCloseTo(Math.sqrt(variance), 12);
    for (const { runs, log10PRuns } of all) {
      const atMost = all.filter((other) => other.runs <= runs).length / all.length;
      const atLeast = all.filter((other) => other.runs >= runs).length / all.length;
      expect(10 ** log10PRuns).toBeCloseTo(Math.min(1, 2 * Math.min(atMost, atLeast)), 9);
    }
  });

  it('is one where all winners stand at an end, and none where all win', () => {
    expect(loserRuns(Uint8Array.of(0, 0, 0, 1, 1))).toMatchObject({ runs: 1, longest: 3 });
    expect(loserRuns(Uint8Array.of(1, 1))).toMatchObject({
      runs: 0,
      longest: 0,
      log10PRuns: 0,
      log10PLongest: 0,
    });
  });
});
