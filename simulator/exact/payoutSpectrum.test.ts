import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleSum } from './circleSum.ts';
import { type DrawnSample, drawnSample } from './drawnSample.ts';
import { choose, ratio } from './enumeratedLaw.ts';
import { newtonPlan, newtonSum } from './newtonSum.ts';
import type { PooledTickets } from './pooledTickets.ts';

/** Every way to draw `drawn` tickets of a pool: totals and the number of choices. */
function* waysOf(groups: PooledTickets['groups'], drawn: number): Generator<[total: number, ways: bigint]> {
  const [first, ...rest] = groups;
  if (!first) {
    if (drawn === 0) yield [0, 1n];
    return;
  }
  for (let k = 0; k <= Math.min(drawn, first.count); k++) {
    for (const [total, ways] of waysOf(rest, drawn - k)) {
      yield [total + k * first.worth, ways * choose(first.count, k)];
    }
  }
}

/** The definition, by counting: rows as in `SpectrumSum`. */
function counted(pool: PooledTickets, { p, q, drawn }: DrawnSample, frequency: number): number[] {
  const tickets = pool.groups.reduce((sum, { count }) => sum + count, 0);
  const rows: number[] = [];
  for (let apart = pool.apart[0]; apart <= pool.apart[1]; apart++) {
    const m = drawn - apart;
    let [re, im] = [0, 0];
    for (const [total, ways] of waysOf(pool.groups, m)) {
      const mass = ratio(ways, 1n) * p ** m * q ** (tickets - m);
      const angle = (2 * Math.PI * ((frequency * (total - pool.from)) % pool.size)) / pool.size;
      re += mass * Math.cos(angle);
      im += mass * Math.sin(angle);
    }
    rows.push(re, im);
  }
  return rows;
}

/** Pools of up to 30 tickets, with some tickets apart; large worths wind many times round the lattice. */
const pools = fc
  .tuple(
    fc.array(
      fc.record({ worth: fc.integer({ min: 0, max: 100_000 }), count: fc.integer({ min: 1, max: 7 }) }),
      { minLength: 1, maxLength: 4 },
    ),
    fc.integer({ min: 0, max: 3 }),
    fc.nat(),
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: 0, max: 10 }),
  )
  .map(([groups, apartTickets, draw, from, log]) => {
    const pooled = groups.reduce((sum, { count }) => sum + count, 0);
    const tickets = pooled + apartTickets;
    const sample = drawnSample(tickets, 1 + (draw % Math.max(1, tickets - 1)));
    const apart = [Math.max(0, sample.drawn - pooled), Math.min(apartTickets, sample.drawn)] as const;
    return { pool: { groups, apart, from, size: 2 ** log }, sample };
  })
  .filter(({ sample }) => sample.drawn < sample.tickets);

describe('circleSum', () => {
  it('is the characteristic function, by counting, at every frequency', () => {
    fc.assert(
      fc.property(pools, fc.nat(), ({ pool, sample }, pick) => {
        const frequency = (pick % (pool.size / 2 + 1)) | 0;
        const out = new Float64Array(2 * (pool.apart[1] - pool.apart[0] + 1));
        for (const uses of [1, 1e6]) {
          circleSum(pool, sample, uses)(frequency, out);
          for (const [i, value] of counted(pool, sample, frequency).entries()) {
            expect(Math.abs(out[i]! - value)).toBeLessThan(1e-14);
          }
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('newtonSum', () => {
  const groups = [
    { worth: 0, count: 4000 },
    { worth: 3, count: 2000 },
    { worth: 1789, count: 400 },
    { worth: 100_003, count: 3 },
  ];
  const tickets = 6410;

  it.each([1, 2, 30, 200, 600, 6410 - 600, 6410 - 31, 6409])(
    'agrees with the circle at %i of 6,410 tickets',
    (drawn) => {
      const sample = drawnSample(tickets, drawn);
      const pool = {
        groups,
        apart: [Math.max(0, drawn - 6403), Math.min(7, drawn)] as const,
        from: 17,
        size: 2 ** 18,
      };
      const rows = pool.apart[1] - pool.apart[0] + 1;
      const [ours, circles] = [new Float64Array(2 * rows), new Float64Array(2 * rows)];
      const newton = newtonSum(pool, sample, newtonPlan(pool, sample)!);
      const circle = circleSum(pool, sample, 1);
      for (const frequency of [0, 1, 2, 5, 1000, 43_690, 87_381, 87_382, 2 ** 17 - 1, 2 ** 17]) {
        newton(frequency, ours);
        circle(frequency, circles);
        for (let i = 0; i < 2 * rows; i++) expect(Math.abs(ours[i]! - circles[i]!)).toBeLessThan(2e-14);
      }
    },
  );

  it('is not offered where the recurrence would lose digits or underflow', () => {
    const pool = { groups, apart: [0, 7] as const, from: 0, size: 64 };
    expect(newtonPlan(pool, drawnSample(tickets, 900))).toBeUndefined();
    expect(newtonPlan(pool, drawnSample(tickets, 3205))).toBeUndefined();
    expect(
      newtonPlan({ ...pool, groups: [{ worth: 0, count: 1e6 }] }, drawnSample(1e6, 601)),
    ).toBeUndefined();
  });
});
