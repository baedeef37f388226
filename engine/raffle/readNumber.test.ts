import { describe, expect, it } from 'vitest';
import { checkDigitOf } from '../identity/checkDigit.ts';
import { readNumber } from './readNumber.ts';

const withCheck = (body: string): string => `${body}${checkDigitOf(body)}`;
const IIN = withCheck('78010119000');
/** Of somebody born on 5 March 1800: three zeros lead. */
const EARLY = withCheck('00030519000');

const reason = (cell: string): string => {
  const reading = readNumber(cell);
  return reading.ok ? 'ok' : reading.reason;
};

describe('an identification number in a cell', () => {
  it('is read as it stands', () => {
    expect(readNumber(IIN)).toEqual({ ok: true, number: IIN, repairs: [] });
  });

  it.each([
    [`\u00a0${IIN.slice(0, 6)} ${IIN.slice(6)}\u200b`, ['separators']],
    [`ИИН: ${IIN}`, []],
    [`="${IIN}"`, []],
    [`'${IIN}`, []],
    [`${IIN}.0`, ['decimal']],
    [`${IIN},00`, ['decimal']],
    [`${IIN[0]}.${IIN.slice(1)}E+11`, ['scientific']],
    [`${IIN[0]},${IIN.slice(1)}Е+11`, ['scientific']],
    [IIN.replace('0', 'О'), ['look-alike']],
    [IIN.replace('1', 'l'), ['look-alike']],
  ])('is read out of %j', (cell, repairs) => {
    expect(readNumber(cell)).toEqual({ ok: true, number: IIN, repairs });
  });

  it('gets its leading zeros back where the check digit then holds, and not otherwise', () => {
    const short = EARLY.slice(3);
    expect(readNumber(short)).toEqual({ ok: true, number: EARLY, repairs: ['leading-zeros'] });
    expect(reason(`${short.slice(0, -1)}${(Number(short.at(-1)) + 1) % 10}`)).toBe('number-form');
    expect(reason(IIN.slice(0, 11))).toBe('number-form');
  });

  it('is refused where the spreadsheet has lost digits: nothing can tell which they were', () => {
    expect(reason('7.80101E+11')).toBe('number-lost-digits');
    expect(reason('7,8E+11')).toBe('number-lost-digits');
  });

  it('is refused with its own reason for every other fault', () => {
    expect(reason('')).toBe('number-missing');
    expect(reason(' — ')).toBe('number-missing');
    expect(reason('уточняется')).toBe('number-form');
    expect(reason(`${IIN}1`)).toBe('number-form');
    expect(reason('781301190000')).toBe('number-date');
    expect(reason(`${IIN.slice(0, 11)}${(Number(IIN[11]) + 1) % 10}`)).toBe('number-checksum');
  });

  it('of a legal entity is refused, of a joint enterprise of entrepreneurs taken', () => {
    expect(reason('941240000193')).toBe('legal-entity');
    expect(reason(withCheck('22035000001'))).toBe('legal-entity');
    expect(reason(withCheck('22036000001'))).toBe('ok');
  });
});
