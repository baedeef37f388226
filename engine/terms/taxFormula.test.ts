import fc from 'fast-check';
import { expect, it } from 'vitest';
import { taxTenge } from './taxFormula.ts';

const in2023 = { thresholdMrp: 6, mrpTenge: 3450 };
const in2024 = { thresholdMrp: 6, mrpTenge: 3692 };
const resident = { base: 'excess-over-threshold', rateBasisPoints: 1000 } as const;
const nonResident = { base: 'whole-win', rateBasisPoints: 2000 } as const;

it('taxes a resident on what is above 6 MRP and a non-resident on the whole win', () => {
  expect(taxTenge(resident, 25_000, in2023, 'half-up')).toBe(430);
  expect(taxTenge(nonResident, 25_000, in2023, 'half-up')).toBe(5_000);
  expect(taxTenge(resident, 14_000_000, in2024, 'half-up')).toBe(1_397_785);
});

it('taxes nobody up to and including 6 MRP', () => {
  for (const formula of [resident, nonResident]) {
    expect(taxTenge(formula, 20_700, in2023, 'half-up')).toBe(0);
    expect(taxTenge(formula, 3_000, in2023, 'half-up')).toBe(0);
  }
  expect(taxTenge(nonResident, 20_701, in2023, 'half-up')).toBe(4_140);
});

it('rounds half a tenge as the terms say', () => {
  expect(taxTenge(resident, 22_157, in2024, 'half-up')).toBe(1);
  expect(taxTenge(resident, 22_157, in2024, 'down')).toBe(0);
});

it('never takes more than the rate of the win, for the two readings in use', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (winTenge) => {
      const most = BigInt(winTenge) * 2000n;
      expect(BigInt(taxTenge(resident, winTenge, in2023, 'down')) * 10_000n <= most / 2n).toBe(true);
      expect(BigInt(taxTenge(nonResident, winTenge, in2023, 'down')) * 10_000n <= most).toBe(true);
    }),
  );
});
