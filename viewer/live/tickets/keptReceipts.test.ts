import { expect, test } from 'vitest';
import { isReceipt } from './keptReceipts.ts';

const RECEIPT = {
  ...{ draw: '7s-avto-loto-001-01', number: '123456789012', record: 17 },
  registeredAt: '2026-11-21T14:00:00.000Z',
  batch: { index: 0, count: 2, path: ['ab'.repeat(32)] },
};

test('a receipt is taken back from the device, and nothing else is', () => {
  expect(isReceipt(RECEIPT)).toBe(true);
  for (const broken of [
    null,
    'text',
    {},
    { ...RECEIPT, number: '12345678901' },
    { ...RECEIPT, number: 123456789012 },
    { ...RECEIPT, registeredAt: 'yesterday' },
    { ...RECEIPT, record: -1 },
    { ...RECEIPT, record: 1.5 },
    { ...RECEIPT, batch: null },
    { ...RECEIPT, batch: { ...RECEIPT.batch, path: [1] } },
  ]) {
    expect(isReceipt(broken), JSON.stringify(broken)).toBe(false);
  }
});
