/** Scenarios of every kind for property tests of this room: a small lottery, any sales, claims, draws and money. */
import fc from 'fast-check';
import { addMonths, dayNumber, isoOf } from '../scenario/calendar.ts';
import type { ClaimRule } from '../scenario/claimRule.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { SellThrough } from '../scenario/sellThrough.ts';
import { SMALL_TERMS, smallScenario } from './smallScenario.ts';

const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const UNCERTAIN: readonly SellThrough[] = [
  {
    model: 'distribution',
    outcomes: [
      { share: 0.2, probability: 0.5 },
      { share: 0.9, probability: 0.5 },
    ],
    months: 3,
  },
  { model: 'distribution', beta: { mean: 0.6, sd: 0.2 }, months: 4 },
  { model: 'curve', cumulativeShares: [0.3, 0.5, 0.9], uncertainty: { sd: 0.3 } },
];

const sellThrough: fc.Arbitrary<SellThrough> = fc.oneof(
  fc.record({
    model: fc.constant('fixed' as const),
    sold: fc.nat(100),
    months: fc.integer({ min: 1, max: 5 }),
  }),
  fc.constantFrom(...UNCERTAIN),
);

const rule = (tiers: string[]): fc.Arbitrary<ClaimRule> =>
  fc.record({
    tiers: fc.constant(tiers),
    share,
    delays: fc.constantFrom(
      [{ days: 0, probability: 1 }],
      [
        { days: 0, probability: 0.25 },
        { days: 40, probability: 0.5 },
        { days: 400, probability: 0.25 },
      ],
    ),
  });

const LAUNCHES = ['2026-01-01', '2026-02-15'];

const draws = fc.record({
  registrationShare: share,
  calendar: fc.array(
    fc.record({
      series: fc.integer({ min: 1, max: 2 }),
      on: fc.integer({ min: 2, max: 8 }).map((months) => isoOf(addMonths(dayNumber('2026-01-01'), months))),
      prize: fc.constant('car'),
      winners: fc.constant(1),
    }),
    // The draw fund of one series holds five.
    { maxLength: 5 },
  ),
});

/** Two series, monthly checkpoints over a year; the hand-over to the budget is before, within or after it. */
export const anyScenario = (modes: readonly Scenario['mode'][], trials: number): fc.Arbitrary<Scenario> =>
  fc
    .record({
      mode: fc.constantFrom(...modes),
      sellThrough,
      claims: fc.tuple(
        rule(SMALL_TERMS.instantTiers.slice(0, 2).map(({ id }) => id)),
        rule([SMALL_TERMS.instantTiers[2]!.id, 'car']),
      ),
      draws,
      keptYears: fc.constantFrom(0, 3),
      residentsShare: share,
      openingTenge: fc.constantFrom(0, 1_000_000, 70_000_000),
      accrualShare: share,
      interestPerYear: fc.constantFrom(0, 0.1),
      seed: fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') }),
    })
    .map(({ keptYears, residentsShare, openingTenge, accrualShare, interestPerYear, ...rest }) =>
      smallScenario({
        ...rest,
        trials,
        series: LAUNCHES.map((launchOn) => ({ launchOn })),
        checkpoints: { every: 'month', until: '2026-12-31' },
        unclaimed: { lotteryEndsOn: '2026-09-30', keptYears },
        tax: { residentsShare, mrpYear: 2026 },
        fund: { openingTenge, accrualShare, interestPerYear },
      }),
    );
