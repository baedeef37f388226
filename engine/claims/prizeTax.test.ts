import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_POLICY, CLAIM_RULES, CLAIM_TERMS } from '../../fixtures/claimRules.ts';
import { type ClaimRules, payoutQuote, type QuoteAnswer } from './payoutQuote.ts';
import { type PrizeTax, prizeTax } from './prizeTax.ts';
import { type TaxLaw, taxInForce, taxLawSchema } from './taxLaw.ts';

const MRP = { 2023: 3450, 2024: 3692, 2025: 3932, 2026: 4325 } as const;
const YEARS = Object.entries(MRP).map(([year, mrp]) => [Number(year), mrp] as const);
const law = CLAIM_TERMS.tax;

function taxOf(amountTenge: number, resident: boolean | null, payOn: string, rules = law): PrizeTax {
  const answer = prizeTax(rules, amountTenge, resident, payOn);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.tax;
}

const quoteOf = (rules: ClaimRules, amountTenge: number, payOn: string): QuoteAnswer =>
  payoutQuote(rules, {
    prize: { id: 'any', source: 'draw', amountTenge, inKind: false },
    ...{ payOn, presentedOn: payOn, documentsOn: payOn, expertise: null, resident: true, wishes: {} },
  });

describe('the tax of a prize (9.3)', () => {
  it.each(YEARS)('of %i begins one tenge above six MRP, for residents and others alike', (year, mrp) => {
    const day = `${year}-06-01`;
    const limit = 6 * mrp;
    for (const resident of [true, false, null]) {
      expect(taxOf(limit, resident, day)).toMatchObject({ rate: null, taxTenge: 0, thresholdTenge: limit });
    }
    // A tenth of one tenge is rounded to nothing; a fifth of the whole win is not.
    expect(taxOf(limit + 1, true, day).taxTenge).toBe(0);
    expect(taxOf(limit + 1, true, day).rate).not.toBeNull();
    expect(taxOf(limit + 1, false, day).taxTenge).toBe(Math.floor(((limit + 1) * 2 + 5) / 10));
    expect(prizeTax(law, limit + 1, null, day)).toMatchObject({ ok: false, reason: 'residency-unknown' });
  });

  it('is rounded half up to the whole tenge, and says so', () => {
    const limit = 6 * MRP[2024];
    const taxes = [4, 5, 14, 15, 16].map((above) => taxOf(limit + above, true, '2024-06-01').taxTenge);
    expect(taxes).toEqual([0, 1, 1, 2, 2]);
    expect(taxOf(limit + 4, true, '2024-06-01').rounding).toBe('half-up');
  });

  it('follows the document’s words for any prize and year, in plain integers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...YEARS),
        fc.integer({ min: 1, max: 2_000_000_000 }),
        fc.boolean(),
        ([year, mrp], win, resident) => {
          const base = resident ? win - 6 * mrp : win;
          const percent = resident ? 10 : 20;
          const due = win <= 6 * mrp ? 0 : Math.floor((base * percent + 50) / 100);
          expect(taxOf(win, resident, `${year}-12-31`).taxTenge).toBe(due);
        },
      ),
    );
  });

  it('never falls where the prize rises, and never takes all of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.boolean(),
        (win, more, resident) => {
          const [low, high] = [win, win + more].map((sum) => taxOf(sum, resident, '2026-01-01').taxTenge);
          expect(low).toBeLessThanOrEqual(high!);
          expect(high).toBeLessThan(win + more);
        },
      ),
    );
  });

  it('is named as missing with its year where nobody has confirmed the MRP', () => {
    expect(prizeTax(law, 3000, null, '2027-01-01')).toEqual({
      ...{ ok: false, reason: 'mrp-missing', year: 2027, clause: '9.3' },
    });
  });
});

describe('what the law adds to the terms', () => {
  const added: TaxLaw = {
    mrpTengeByYear: { '2027': 4500 },
    residents: [{ from: '2027-01-01', rateBasisPoints: 1500, base: 'excess-over-threshold' }],
  };

  it('holds from its day on, and leaves the years before as they were', () => {
    const now = taxInForce(law, added, '2027-06-01');
    expect(taxOf(100_000, true, '2027-01-01', now)).toMatchObject({ mrpTenge: 4500, taxTenge: 10_950 });
    expect(taxOf(100_000, false, '2027-01-01', now).taxTenge).toBe(20_000);
    for (const day of ['2023-01-01', '2024-02-29', '2026-12-31']) {
      expect(taxOf(100_000, true, day, now)).toEqual(taxOf(100_000, true, day));
    }
    expect(taxInForce(law, null, '2027-06-01')).toBe(law);
  });

  it('takes the place of a rate of the same day', () => {
    const residents = [{ from: '2023-01-01', rateBasisPoints: 0, base: 'excess-over-threshold' }] as const;
    const free = taxInForce(law, { residents: [...residents] }, '2024-06-01');
    expect(taxOf(1_000_000, true, '2024-06-01', free).taxTenge).toBe(0);
  });

  it('changes what is not taxed from its day on, and the sum that the tax is taken of (9.3)', () => {
    const changed: TaxLaw = { ...added, thresholdMrp: [{ from: '2027-01-01', mrp: 10 }] };
    const [before, after] = ['2026-12-31', '2027-01-01'].map((day) => taxInForce(law, changed, day));
    expect(before!.thresholdMrp).toBe(law.thresholdMrp);
    expect(taxOf(45_000, true, '2027-01-01', after!)).toMatchObject({ thresholdTenge: 45_000, taxTenge: 0 });
    expect(taxOf(100_000, true, '2027-01-01', after!).taxTenge).toBe((100_000 - 45_000) * 0.15);
    const twice = [{ from: '2027-01-01', mrp: 10 }];
    expect(taxLawSchema.safeParse({ thresholdMrp: [...twice, ...twice] }).success).toBe(false);
  });

  it('is read with every fault: years of four digits, whole tenge, rates in order', () => {
    const bad = taxLawSchema.safeParse({
      mrpTengeByYear: { next: 4500, '2027': 0.5 },
      residents: [
        { from: '2027-01-01', rateBasisPoints: 1500, base: 'whole-win' },
        { from: '2026-01-01', rateBasisPoints: 20_000, base: 'whole-win' },
      ],
    });
    const paths = (bad.error?.issues ?? []).map(({ path }) => path.join('.'));
    expect(paths).toEqual(
      expect.arrayContaining(['mrpTengeByYear.next', 'mrpTengeByYear.2027', 'residents.1.rateBasisPoints']),
    );
  });

  it('lets a claim of the year after be quoted, and leaves the rate unconfirmed in sight', () => {
    const reading = { en: 'By the budget law of 2027.', ru: 'По закону о бюджете на 2027 год.' };
    const policy = { ...CLAIM_POLICY, taxLaw: { choice: added, clause: '9.3', reading } };
    const missing = quoteOf(CLAIM_RULES, 50_000, '2027-02-01');
    expect(missing).toMatchObject({ ok: false, fault: { reason: 'mrp-missing', year: 2027 } });
    const answer = quoteOf({ ...CLAIM_RULES, policy }, 50_000, '2027-02-01');
    expect(answer).toMatchObject({
      ok: true,
      quote: {
        tax: { taxTenge: 3450, year: 2027 },
        findings: expect.arrayContaining([expect.objectContaining({ code: 'TAX_RATE_UNCONFIRMED' })]),
      },
    });
  });
});
