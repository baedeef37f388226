import { expect, test } from 'vitest';
import { HOLDER_AS_THEN, UNKNOWN_HOLDER } from '../../../engine/claims/holder.ts';
import { type ActForm, actOf, emptyActForm, isReference, needsReference } from './actForm.ts';

const NO_QUOTE = { quote: { ok: false, fault: { reason: 'residency-unknown', clause: '9.3' } } } as const;
const quoted = (identification: boolean) =>
  ({ quote: { ok: true, quote: { form: 'cash', identification: { value: identification } } } }) as never;
const empty: ActForm = emptyActForm(NO_QUOTE);

const paper = { number: '17/2024', on: '2024-03-05' };
const withPaper: ActForm = { ...empty, paperNumber: ' 17/2024 ', paperOn: '2024-03-05' };

test('an act that is not told in full is none', () => {
  for (const type of ['pay', 'refuse', 'close-expertise', 'extend-expertise', 'record-tax'] as const)
    expect(actOf(type, empty, HOLDER_AS_THEN), type).toBeNull();
  expect(actOf('record-tax', { ...empty, taxTenge: '12.5' }, HOLDER_AS_THEN)).toBeNull();
});

test('each act says what was told, and nothing besides', () => {
  expect(actOf('approve', empty, HOLDER_AS_THEN)).toEqual({ type: 'approve' });
  expect(actOf('record-tax', { ...empty, taxTenge: '1 377 848' }, HOLDER_AS_THEN)).toEqual({
    ...{ type: 'record-tax', taxTenge: 1_377_848 },
  });
  const longer = { ...withPaper, workingDays: '5', holderNotified: true };
  expect(actOf('extend-expertise', longer, HOLDER_AS_THEN)).toEqual({
    ...{ type: 'extend-expertise', workingDays: 5, holderNotified: true, paper },
  });
  const payable = emptyActForm(quoted(true));
  expect(actOf('pay', payable, HOLDER_AS_THEN)).toEqual({ type: 'pay', form: 'cash' });
  expect(actOf('refuse', { ...empty, ground: 'under-age' }, HOLDER_AS_THEN)).toEqual({
    ...{ type: 'refuse', ground: 'under-age' },
  });
});

test('an act of a paper needs its number and its day', () => {
  const damaged: ActForm = { ...withPaper, finding: 'damaged' };
  expect(actOf('close-expertise', damaged, HOLDER_AS_THEN)).toEqual({
    ...{ type: 'close-expertise', finding: 'damaged', paper },
  });
  expect(actOf('close-expertise', { ...damaged, paperOn: '' }, HOLDER_AS_THEN)).toBeNull();
  expect(actOf('refund-tax', { ...withPaper, paperNumber: 'Айгүл1' }, HOLDER_AS_THEN)).toBeNull();
  expect(actOf('refund-tax', withPaper, HOLDER_AS_THEN)).toEqual({ type: 'refund-tax', paper });
  expect(actOf('hand-to-police', { ...withPaper, presenterUnknown: true }, UNKNOWN_HOLDER)).toEqual({
    ...{ type: 'hand-to-police', presenter: 'unknown', paper },
  });
});

test('what the winner’s data do not tell is confirmed: the age with a payment, a residency that the document denies', () => {
  const payable = emptyActForm(quoted(false));
  expect(actOf('pay', payable, UNKNOWN_HOLDER)).toEqual({
    ...{ type: 'pay', form: 'cash', ofAge: true },
  });
  const differs = { ...HOLDER_AS_THEN, documentDiffers: true };
  expect(actOf('approve', empty, differs)).toBeNull();
  expect(actOf('approve', { ...empty, residencyConfirmed: true }, differs)).toEqual({
    ...{ type: 'approve', residencyConfirmed: true },
  });
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
