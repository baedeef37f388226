import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDigit, isDrawNumber } from './drawNumber.ts';

const body = fc.stringMatching(/^[0-9]{11}$/);

it('gives the check digit of the published example 572', () => {
  expect(checkDigit('572')).toBe('4');
});

it('accepts what it made, leading zeros among it', () => {
  fc.assert(
    fc.property(body, (digits) => {
      expect(isDrawNumber(digits + checkDigit(digits))).toEqual({ ok: true });
    }),
  );
  expect(isDrawNumber(`00000000000${checkDigit('00000000000')}`)).toEqual({ ok: true });
});

it('catches every single wrong digit', () => {
  fc.assert(
    fc.property(body, (digits) => {
      const number = digits + checkDigit(digits);
      for (let at = 0; at < number.length; at++) {
        for (let digit = 0; digit < 10; digit++) {
          const wrong = number.slice(0, at) + digit + number.slice(at + 1);
          if (wrong !== number) expect(isDrawNumber(wrong)).toEqual({ ok: false, reason: 'check-digit' });
        }
      }
    }),
    { numRuns: 20 },
  );
});

it('catches every swap of neighbours', () => {
  fc.assert(
    fc.property(body, (digits) => {
      const number = digits + checkDigit(digits);
      for (let at = 0; at + 1 < number.length; at++) {
        if (number[at] === number[at + 1]) continue;
        const wrong = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        expect(isDrawNumber(wrong)).toEqual({ ok: false, reason: 'check-digit' });
      }
    }),
  );
});

it('says what is wrong with other texts', () => {
  expect(isDrawNumber('')).toEqual({ ok: false, reason: 'length' });
  expect(isDrawNumber('12345')).toEqual({ ok: false, reason: 'length' });
  expect(isDrawNumber('12345678901x')).toEqual({ ok: false, reason: 'digits' });
  expect(isDrawNumber('１２３４５６７８９０１２')).toEqual({ ok: false, reason: 'digits' });
  expect(() => checkDigit('12a')).toThrow(RangeError);
});
