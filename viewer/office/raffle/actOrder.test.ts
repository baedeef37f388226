import { expect, it } from 'vitest';
import { actOrder, isWhole, NO_FIELDS } from './actOrder.ts';

const PAPER = { language: 'ru', format: 'pdf' } as const;
const DOCUMENT = { number: ' 0123 ', issuedOn: '2019-05-06', issuedBy: 'МВД РК' };

it('what is left empty is a line to be written on', () => {
  expect(actOrder(NO_FIELDS, '  ', PAPER)).toEqual({
    ...{ language: 'ru', format: 'pdf', place: null, handedOn: null, address: null },
    ...{ document: null, proxyDocument: null },
    certificate: { number: null, validThrough: null },
    handedBy: { name: null, post: null },
  });
});

it('what is typed goes without the spaces around it', () => {
  const fields = { ...NO_FIELDS, certificate: ' ST-1 ', official: 'А. С.', document: DOCUMENT };
  expect(actOrder(fields, 'г. Алматы', PAPER)).toMatchObject({
    ...{ place: 'г. Алматы', certificate: { number: 'ST-1' }, handedBy: { name: 'А. С.' } },
    document: { number: '0123', issuedOn: '2019-05-06', issuedBy: 'МВД РК' },
  });
});

it('a document that is filled in by half is no order', () => {
  const half = { ...DOCUMENT, issuedOn: '' };
  expect(isWhole(half)).toBe(false);
  expect(actOrder({ ...NO_FIELDS, proxyDocument: half }, '', PAPER)).toBeNull();
  expect(
    actOrder({ ...NO_FIELDS, document: { ...half, number: ' ', issuedBy: '' } }, '', PAPER),
  ).not.toBeNull();
});
