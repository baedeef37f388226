import { describe, expect, it } from 'vitest';
import { checkBin } from './bin.ts';
import { checkDigitOf } from './checkDigit.ts';

const binOf = (first: string, register = 1): string => {
  const digits = `${first}${String(register).padStart(5, '0')}`;
  const check = checkDigitOf(digits);
  return check === undefined ? binOf(first, register + 1) : `${digits}${check}`;
};

describe('a business identification number', () => {
  it('tells month, kind and unit, as the operator’s does (clause 2.2)', () => {
    expect(checkBin('160440002507')).toEqual({
      ok: true,
      bin: '160440002507',
      registered: '16-04',
      kind: 'resident',
      unit: 'head',
    });
    expect(checkBin(` ${binOf('240151')} `)).toMatchObject({ kind: 'non-resident', unit: 'branch' });
    expect(checkBin(binOf('241262'))).toMatchObject({ kind: 'joint-enterprise', unit: 'representation' });
    expect(checkBin(binOf('240163'))).toMatchObject({ unit: 'farm' });
  });

  it('is refused for its form, its month, its kind and its check digit, in this order', () => {
    expect(checkBin('16044000250')).toEqual({ ok: false, reason: 'form' });
    expect(checkBin('16044000250a')).toEqual({ ok: false, reason: 'form' });
    for (const first of ['160040', '161340']) {
      expect(checkBin(binOf(first)), first).toEqual({ ok: false, reason: 'date' });
    }
    for (const first of ['160430', '160470', '160444', '160449']) {
      expect(checkBin(binOf(first)), first).toEqual({ ok: false, reason: 'kind' });
    }
    expect(checkBin('160440002508')).toEqual({ ok: false, reason: 'checksum' });
  });

  it('is never an IIN: the fifth digit of a birthday is at most 3', () => {
    expect(checkBin('061211600012')).toEqual({ ok: false, reason: 'kind' });
  });
});
