import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioJson } from '../../fixtures/scenarios/scenarioFixtures.ts';
import { doubleSource } from '../samplers/randomDoubles.ts';
import { dayNumber, isoOf } from './calendar.ts';
import type { Scenario, SellThrough } from './scenario.ts';
import { type SellThroughPlan, sellThroughPlan, wholeTickets } from './sellThroughPlan.ts';
import { timelineOf } from './timeline.ts';

const KEY = Uint32Array.of(2026, 7);
/** Fails a test that draws from it. */
const NOTHING = {
  next: () => expect.fail('a fixed plan took a word'),
  nextDouble: () => expect.fail('a fixed plan took a double'),
};

const scenarioOf = (
  sellThrough: SellThrough,
  dates: readonly string[],
  launchOn = '2026-01-01',
): Scenario => ({
  ...(scenarioJson('one-series-sold-out') as Scenario),
  series: [{ launchOn }],
  sellThrough,
  checkpoints: { dates: [...dates] },
});

function planOf(sellThrough: SellThrough, dates: readonly string[], launchOn?: string): SellThroughPlan {
  const scenario = scenarioOf(sellThrough, dates, launchOn);
  return sellThroughPlan(scenario, timelineOf(scenario), 0);
}

function fixedSales(sellThrough: SellThrough, dates: readonly string[], launchOn?: string): number[] {
  const plan = planOf(sellThrough, dates, launchOn);
  const out = new Int32Array(dates.length);
  plan.sample(NOTHING, out);
  expect(plan.isFixed).toBe(true);
  expect(plan.finalLaw).toEqual([{ sold: out.at(-1), probability: 1 }]);
  return [...out];
}

describe('whole tickets of a share', () => {
  it.each([
    [0.29, 100, 29],
    [0.57, 100, 57],
    [0.07, 500_100, 35_007],
    [0.999999, 100, 99],
    [1, 500_100, 500_100],
    [0, 500_100, 0],
    [1, 1_000_000_000, 1_000_000_000],
  ])('are, of %d of %d, %d', (share, tickets, sold) => expect(wholeTickets(share, tickets)).toBe(sold));

  it('are those of exact decimals for every share of four digits', () => {
    for (let tenThousandths = 0; tenThousandths <= 10_000; tenThousandths++) {
      const exact = Number((BigInt(tenThousandths) * 500_100n) / 10_000n);
      expect(wholeTickets(tenThousandths / 10_000, 500_100)).toBe(exact);
    }
  });
});

describe('even sales', () => {
  it('count every day of the months, that of the launch and that of the checkpoint included', () => {
    const dates = ['2026-01-15', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-31'];
    // 59 days, launched on the 15th of January: 1, 17, 18, 45 and all of them.
    expect(fixedSales({ model: 'fixed', sold: 59_000, months: 2 }, dates, '2026-01-15')).toEqual([
      1000, 17_000, 18_000, 45_000, 59_000,
    ]);
  });

  it('are nothing before the launch and everything after the last month', () => {
    const plan: SellThrough = { model: 'fixed', share: 1, months: 1 };
    expect(fixedSales(plan, ['2026-01-31', '2026-02-27', '2026-02-28', '2027-01-01'], '2026-02-01')).toEqual([
      0, 482_239, 500_100, 500_100,
    ]);
  });

  it('agree with exact integers on every day of two years', () => {
    const dates = Array.from({ length: 750 }, (_, i) => isoOf(dayNumber('2026-01-01') + i));
    const sales = fixedSales({ model: 'fixed', sold: 499_979, months: 24 }, dates);
    for (const [i, sold] of sales.entries()) {
      expect(sold).toBe(Number((499_979n * BigInt(Math.min(i + 1, 730))) / 730n));
    }
  });

  it('of a series of its own model leave the others alone', () => {
    const scenario = scenarioJson('five-series-with-draws') as Scenario;
    const own = scenario.series[4]!.sellThrough as { cumulativeShares: number[]; uncertainty: unknown };
    const twin = structuredClone(scenario);
    twin.series[4] = { launchOn: scenario.series[4]!.launchOn };
    twin.sellThrough = own as SellThrough;
    const timeline = timelineOf(scenario);
    const [out, expected] = [new Int32Array(52), new Int32Array(52)];
    sellThroughPlan(scenario, timeline, 4).sample(doubleSource(KEY), out);
    sellThroughPlan(twin, timeline, 4).sample(doubleSource(KEY), expected);
    expect(out).toEqual(expected);
    sellThroughPlan(scenario, timeline, 0).sample(doubleSource(KEY), out);
    expect(out).not.toEqual(expected);
  });
});

describe('a curve', () => {
  const curve: SellThrough = { model: 'curve', cumulativeShares: [0.1, 0.1, 0.7] };

  it('is linear by day within a month and exact at its ends', () => {
    const dates = [
      '2026-01-01',
      '2026-01-31',
      '2026-02-14',
      '2026-02-28',
      '2026-03-01',
      '2026-03-31',
      '2026-04-01',
    ];
    expect(fixedSales(curve, dates)).toEqual([1613, 50_010, 50_010, 50_010, 59_689, 350_070, 350_070]);
  });

  it('without spread is fixed, whether its uncertainty is left out or nil', () => {
    const certain = fixedSales({ ...curve, uncertainty: { sd: 0 } }, ['2026-01-20', '2026-03-31']);
    expect(certain).toEqual(fixedSales(curve, ['2026-01-20', '2026-03-31']));
  });

  it('with spread is multiplied by one factor of mean 1, and cut at the whole series', () => {
    const uncertain: SellThrough = { model: 'curve', cumulativeShares: [0.2, 0.6], uncertainty: { sd: 0.3 } };
    const plan = planOf(uncertain, ['2026-01-31', '2026-02-28']);
    const [source, out, trials] = [doubleSource(KEY), new Int32Array(2), 40_000];
    let [sum, cut] = [0, 0];
    for (let i = 0; i < trials; i++) {
      plan.sample(source, out);
      sum += out[0]!;
      if (out[1] === 500_100) cut++;
      else expect(Math.abs(out[1]! - 3 * out[0]!)).toBeLessThanOrEqual(3);
    }
    // Of 0.2 × tickets × f: mean 100,020, sd 0.2·tickets·√(e^0.09 − 1) = 30,694; 5.3 standard errors are a false alarm of 1e-7.
    expect(Math.abs(sum / trials - 100_020 + 0.5)).toBeLessThan((5.3 * 30_694) / Math.sqrt(trials));
    // P(0.6·f ≥ 1) = 1 − Φ((ln(1 ∕ 0.6) + 0.045) ∕ 0.3) = 0.031953…; the same false alarm.
    expect(Math.abs(cut / trials - 0.03195)).toBeLessThan(5.3 * Math.sqrt((0.03195 * 0.968) / trials) + 1e-4);
    expect(plan).toMatchObject({ isFixed: false, finalLaw: null });
  });
});

describe('a distribution', () => {
  const outcomes = [
    { share: 0.25, probability: 0.15 },
    { share: 0.4, probability: 0.5 },
    { share: 0.9, probability: 0 },
    { share: 0.4, probability: 0.05 },
    { share: 0.95, probability: 0.3 },
  ];
  const months = 18;

  it('of outcomes tells the law of the last checkpoint: equal numbers joined, impossible ones left out', () => {
    const law = planOf({ model: 'distribution', outcomes, months }, ['2027-06-30']).finalLaw!;
    expect(law.map(({ sold }) => sold)).toEqual([125_025, 200_040, 475_095]);
    expect(law.map(({ probability }) => probability)).toEqual(
      [0.15, 0.55, 0.3].map((p) => expect.closeTo(p, 12)),
    );
    const [half] = planOf({ model: 'distribution', outcomes, months }, ['2026-09-30']).finalLaw!;
    expect(half?.sold).toBe(Math.floor((125_025 * 273) / 546));
  });

  it('of outcomes is drawn with those probabilities, each with its own even sales', () => {
    const plan = planOf({ model: 'distribution', outcomes, months }, ['2026-09-30', '2027-06-30']);
    const [source, out, trials] = [doubleSource(KEY), new Int32Array(2), 60_000];
    const counts = new Map<number, number>();
    for (let i = 0; i < trials; i++) {
      plan.sample(source, out);
      expect(out[0]).toBe(Math.floor((out[1]! * 273) / 546));
      counts.set(out[1]!, (counts.get(out[1]!) ?? 0) + 1);
    }
    const law = planOf({ model: 'distribution', outcomes, months }, ['2027-06-30']).finalLaw!;
    expect(counts.size).toBe(3);
    const chiSquare = law.reduce((sum, { sold, probability }) => {
      const mean = probability * trials;
      return sum + (counts.get(sold)! - mean) ** 2 / mean;
    }, 0);
    // Two degrees of freedom: exp(−x ∕ 2) is 1e-7 at 32.2.
    expect(chiSquare).toBeLessThan(32.2);
  });

  it('of one possible outcome is fixed', () => {
    const only = [
      { share: 0.5, probability: 1 },
      { share: 0.9, probability: 0 },
      { share: 0.5, probability: 0 },
    ];
    expect(fixedSales({ model: 'distribution', outcomes: only, months: 1 }, ['2026-01-31'])).toEqual([
      250_050,
    ]);
  });

  it('of the beta kind has the mean and the standard deviation that it is told', () => {
    const plan = planOf({ model: 'distribution', beta: { mean: 0.55, sd: 0.12 }, months }, ['2027-06-30']);
    const [source, out, trials] = [doubleSource(KEY), new Int32Array(1), 40_000];
    let [sum, squares] = [0, 0];
    for (let i = 0; i < trials; i++) {
      plan.sample(source, out);
      const share = out[0]! / 500_100;
      sum += share;
      squares += (share - 0.55) ** 2;
    }
    // 5.3 standard errors are a false alarm of 1e-7; that of a variance is below √(2 ∕ n) of it, as a beta has light tails.
    expect(Math.abs(sum / trials - 0.55)).toBeLessThan((5.3 * 0.12) / Math.sqrt(trials));
    expect(Math.abs(squares / trials / 0.12 ** 2 - 1)).toBeLessThan(5.3 * Math.sqrt(2 / trials));
    expect(plan).toMatchObject({ isFixed: false, finalLaw: null });
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const months = fc.integer({ min: 1, max: 120 });
const anyModel: fc.Arbitrary<SellThrough> = fc.oneof(
  fc.record({ model: fc.constant('fixed' as const), share, months }),
  fc.record({ model: fc.constant('fixed' as const), sold: fc.integer({ min: 0, max: 500_100 }), months }),
  fc.record({
    model: fc.constant('distribution' as const),
    beta: fc.record({
      mean: fc.constantFrom(0.001, 0.3, 0.5, 0.999),
      sd: fc.constantFrom(0.001, 0.01, 0.03),
    }),
    months,
  }),
  fc.record({
    model: fc.constant('curve' as const),
    cumulativeShares: fc
      .array(share, { minLength: 1, maxLength: 24 })
      .map((shares) => shares.toSorted((a, b) => a - b)),
    uncertainty: fc.record({ sd: fc.constantFrom(0, 0.1, 2) }),
  }),
);

it('never falls, never sells more than is printed, and ends on its law, whatever the model and the days', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(anyModel, days, fc.integer({ min: 0, max: 500 }), (model, offsets, launch) => {
      const first = dayNumber('2026-01-01');
      const dates = offsets.toSorted((a, b) => a - b).map((offset) => isoOf(first + offset));
      const plan = planOf(model, dates, isoOf(first + launch));
      const out = new Int32Array(dates.length);
      plan.sample(doubleSource(KEY), out);
      out.reduce((before, sold) => {
        expect(sold).toBeGreaterThanOrEqual(before);
        return sold;
      }, 0);
      expect(out.at(-1)).toBeLessThanOrEqual(500_100);
      if (plan.finalLaw) expect(plan.finalLaw.map(({ sold }) => sold)).toContain(out.at(-1));
    }),
    { numRuns: 300 },
  );
});

it('sells exactly the last share of a certain curve, and the share of even sales, once the months are over', () => {
  fc.assert(
    fc.property(share, months, (final, length) => {
      const sold = wholeTickets(final, 500_100);
      const end = ['2040-01-01'];
      expect(fixedSales({ model: 'fixed', share: final, months: length }, end)).toEqual([sold]);
      expect(fixedSales({ model: 'curve', cumulativeShares: [final / 2, final] }, end)).toEqual([sold]);
    }),
  );
});
