/**
 * The individual identification number (IIN, ЖСН, ИИН) of a person and of an individual entrepreneur (clauses 9.2 б, 15.2):
 * YYMMDD of birth, a digit of century and sex, four of a register, a check digit.
 * Source: Rules of forming an identification number, Government Decree No. 406 of 22 May 2007.
 */
import { endsInCheckDigit } from './checkDigit.ts';

export type Sex = 'male' | 'female';

export type IinCheck =
  | {
      readonly ok: true;
      readonly iin: string;
      /**
       * As the digits say, 'YYYY-MM-DD'; null where the seventh digit is 0 and names no century.
       * Since Decree No. 853 of 26 August 2013 the digits are not bound to personal data: the identity document decides,
       * and a difference from it is no fault.
       */
      readonly birthDay: string | null;
      readonly sex: Sex | null;
      /** 19, 20 or 21; null with the other two. */
      readonly century: 19 | 20 | 21 | null;
    }
  | {
      readonly ok: false;
      /** `form`: not twelve digits; `date`: no day of the calendar or a century to come; `checksum`: a digit is mistyped. */
      readonly reason: 'form' | 'date' | 'checksum';
    };

const FIRST_YEARS = { 19: 1800, 20: 1900, 21: 2000 } as const;

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/**
 * Reads an IIN; blanks at either end are not looked at.
 * The check digit finds a mistyped digit except one in the eleventh place, whose first weight is 11 (see the test).
 */
export function checkIin(text: string): IinCheck {
  const iin = text.trim();
  if (!/^\d{12}$/.test(iin)) return { ok: false, reason: 'form' };
  const [yearOfCentury, month, day] = [0, 2, 4].map((at) => Number(iin.slice(at, at + 2)));
  const mark = Number(iin[6]);
  const century = mark === 0 ? null : ((Math.ceil(mark / 2) + 18) as 19 | 20 | 21);
  // Without a century 29 February may be of a leap year: 2000 is one.
  const year = FIRST_YEARS[century ?? 21] + yearOfCentury!;
  if (mark > 6 || !isDay(year, month!, day!)) return { ok: false, reason: 'date' };
  if (!endsInCheckDigit(iin)) return { ok: false, reason: 'checksum' };
  if (century === null) return { ok: true, iin, birthDay: null, sex: null, century };
  const birthDay = `${year}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`;
  return { ok: true, iin, birthDay, sex: mark % 2 === 1 ? 'male' : 'female', century };
}
