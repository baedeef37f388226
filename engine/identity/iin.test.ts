import { describe, expect, it } from 'vitest';
import { checkDigitOf } from './checkDigit.ts';
import { checkIin } from './iin.ts';

/** A number of nobody: a register's part of 0000 to 9999 and the check digit. Skips those that are never issued. */
const iinOf = (first: string, register = 1): string => {
  const digits = `${first}${String(register).padStart(4, '0')}`;
  const check = checkDigitOf(digits);
  return check === undefined ? iinOf(first, register + 1) : `${digits}${check}`;
};

describe('an individual identification number', () => {
  it('tells birthday, sex and century by its seventh digit', () => {
    expect(checkIin(iinOf('8504161'))).toMatchObject({
      ok: true,
      birthDay: '1885-04-16',
      sex: 'male',
      century: 19,
    });
    expect(checkIin(iinOf('8504162'))).toMatchObject({ birthDay: '1885-04-16', sex: 'female' });
    expect(checkIin(iinOf('8504163'))).toMatchObject({ birthDay: '1985-04-16', sex: 'male', century: 20 });
    expect(checkIin(iinOf('8504164'))).toMatchObject({ birthDay: '1985-04-16', sex: 'female' });
    expect(checkIin(iinOf('0504165'))).toMatchObject({ birthDay: '2005-04-16', sex: 'male', century: 21 });
    expect(checkIin(iinOf('0504166'))).toMatchObject({ birthDay: '2005-04-16', sex: 'female' });
  });

  it('reads two that other programs publish as examples', () => {
    expect(checkIin('061211600012')).toEqual({
      ok: true,
      iin: '061211600012',
      birthDay: '2006-12-11',
      sex: 'female',
      century: 21,
    });
    expect(checkIin(' 791028302728\n')).toMatchObject({
      ok: true,
      iin: '791028302728',
      birthDay: '1979-10-28',
    });
  });

  it('is taken with a seventh digit of 0, which tells nothing', () => {
    expect(checkIin(iinOf('8504160'))).toMatchObject({ ok: true, birthDay: null, sex: null, century: null });
  });

  it('is refused for its form: other than twelve decimal digits', () => {
    for (const text of [
      '',
      '85041630001',
      '8504163000123',
      '85041630001x',
      '8504163 00012',
      '٨٥٠٤١٦٣٠٠٠١٢',
    ]) {
      expect(checkIin(text), text).toEqual({ ok: false, reason: 'form' });
    }
  });

  it('is refused for a day that the calendar lacks and for a century to come', () => {
    for (const first of [
      '8513163',
      '8500163',
      '8504313',
      '8504003',
      '8502303',
      '0002293',
      '8504167',
      '8504169',
    ]) {
      expect(checkIin(iinOf(first)), first).toEqual({ ok: false, reason: 'date' });
    }
    expect(checkIin(iinOf('0002295'))).toMatchObject({ ok: true, birthDay: '2000-02-29' });
    expect(checkIin(iinOf('0402293'))).toMatchObject({ ok: true, birthDay: '1904-02-29' });
  });

  it('is refused for every check digit but its own', () => {
    const iin = iinOf('8504163', 77);
    for (let digit = 0; digit < 10; digit++) {
      const typed = `${iin.slice(0, 11)}${digit}`;
      expect(checkIin(typed)).toMatchObject(typed === iin ? { ok: true } : { ok: false, reason: 'checksum' });
    }
  });

  it('is found mistyped in 988 of 1000 changes of one digit outside the eleventh place', () => {
    // Every change of every digit of a thousand numbers; a change of the birthday often leaves no day at all.
    let [changes, missed] = [0, 0];
    for (let register = 0; register < 1000; register++) {
      const iin = iinOf('8504163', register);
      for (let place = 0; place < 12; place++) {
        if (place === 10) continue;
        for (let digit = 0; digit < 10; digit++) {
          const typed = `${iin.slice(0, place)}${digit}${iin.slice(place + 1)}`;
          if (typed === iin) continue;
          changes++;
          if (checkIin(typed).ok) missed++;
        }
      }
    }
    expect({ changes, missed }).toMatchInlineSnapshot(`
      {
        "changes": 99000,
        "missed": 1180,
      }
    `);
  });
});
