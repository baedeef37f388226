/** The income tax of one prize by the law of the day it is paid (clause 9.3): rates in force, MRP of the year, both data of the terms. */
import { taxTenge, thresholdTenge } from '../terms/taxFormula.ts';
import type { TaxRate, TaxTerms } from '../terms/taxTerms.ts';
import type { Tenge } from '../terms/tenge.ts';
import { type Day, yearOf } from './day.ts';

export interface PrizeTax {
  readonly year: number;
  /** MRP of that year. */
  readonly mrpTenge: Tenge;
  /** The largest prize that is not taxed. */
  readonly thresholdTenge: Tenge;
  /** Null where nothing is taxed: then residency plays no part. */
  readonly rate: TaxRate | null;
  readonly taxTenge: Tenge;
  /** How a fraction of a tenge was rounded: a reading, for the document says nothing. */
  readonly rounding: TaxTerms['rounding'];
  readonly clause: string;
}

export type PrizeTaxAnswer =
  | { readonly ok: true; readonly tax: PrizeTax }
  | {
      readonly ok: false;
      /** `mrp-missing`: no MRP of the year; `rate-missing`: no rate in force yet; `residency-unknown`: a taxed prize of somebody unknown. */
      readonly reason: 'mrp-missing' | 'rate-missing' | 'residency-unknown';
      readonly year: number;
      readonly clause: string;
    };

/** @param resident null where nobody has said: enough up to the threshold */
export function prizeTax(
  terms: TaxTerms,
  amountTenge: Tenge,
  resident: boolean | null,
  payOn: Day,
): PrizeTaxAnswer {
  const { clause } = terms;
  const year = yearOf(payOn);
  const mrpTenge = terms.mrpTengeByYear[year];
  if (mrpTenge === undefined) return { ok: false, reason: 'mrp-missing', year, clause };
  const threshold = { thresholdMrp: terms.thresholdMrp, mrpTenge };
  const { rounding } = terms;
  const known = { year, mrpTenge, thresholdTenge: thresholdTenge(threshold), rounding, clause };
  if (amountTenge <= known.thresholdTenge) return { ok: true, tax: { ...known, rate: null, taxTenge: 0 } };
  if (resident === null) return { ok: false, reason: 'residency-unknown', year, clause };
  const rate = (resident ? terms.residents : terms.nonResidents).findLast(({ from }) => from <= payOn);
  if (!rate) return { ok: false, reason: 'rate-missing', year, clause };
  const tax = taxTenge(rate, amountTenge, threshold, rounding);
  return { ok: true, tax: { ...known, rate, taxTenge: tax } };
}
