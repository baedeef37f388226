import { expect, test } from 'vitest';
import { type ActForm, actOf, emptyActForm, isReference, needsReference } from './actForm.ts';

const NO_QUOTE = { quote: { ok: false, fault: { reason: 'residency-unknown', clause: '9.3' } } } as const;
const quoted = (identification: boolean) =>
  ({ quote: { ok: true, quote: { form: 'cash', identification: { value: identification } } } }) as never;
const empty: ActForm = emptyActForm(NO_QUOTE);

test('an act that is not told in full is none', () => {
  for (const type of ['pay', 'refuse', 'close-expertise', 'extend-expertise', 'record-tax'] as const)
    expect(actOf(type, empty), type).toBeNull();
  expect(actOf('record-tax', { ...empty, taxTenge: '12.5' })).toBeNull();
});

test('each act says what was told, and nothing besides', () => {
  expect(actOf('approve', empty)).toEqual({ type: 'approve' });
  expect(actOf('record-tax', { ...empty, taxTenge: '1 377 848' })).toEqual({
    ...{ type: 'record-tax', taxTenge: 1_377_848 },
  });
  expect(actOf('extend-expertise', { ...empty, workingDays: '5', holderNotified: true })).toEqual({
    ...{ type: 'extend-expertise', workingDays: 5, holderNotified: true },
  });
  expect(actOf('pay', emptyActForm(quoted(true)))).toEqual({ type: 'pay', form: 'cash' });
  expect(actOf('refuse', { ...empty, ground: 'under-age' })).toEqual({ type: 'refuse', ground: 'under-age' });
});

test('only cash at the counter needs no number of a paper', () => {
  expect(needsReference(quoted(false), 'cash')).toBe(false);
  expect(needsReference(quoted(true), 'cash')).toBe(true);
  expect(needsReference(quoted(false), 'transfer')).toBe(true);
});

test('a reference is the number of a paper and no name', () => {
  for (const text of ['17/2024-К', '000123']) expect(isReference(text), text).toBe(true);
  for (const text of ['', 'Айгүл1', 'касса', '17 2024', '1'.repeat(33)])
    expect(isReference(text), text).toBe(false);
});
