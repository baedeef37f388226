import { expect, test } from 'vitest';
import type { ImportFault } from '../../../broadcast/protocol/host.ts';
import { faultCsv } from './faultCsv.ts';

const words = { row: 'строка', reason: 'ошибка, причина', first: 'повторяет' };
const faults: ImportFault[] = [
  { row: 2, reason: 'empty', first: null },
  { row: 7, reason: 'duplicate', first: 3 },
];

test('each fault is a row with its number, its reason and what it repeats', () => {
  expect(faultCsv(faults, { ...words, reasonOf: ({ reason }) => reason })).toBe(
    '\ufeffстрока,"ошибка, причина",повторяет\r\n2,empty,\r\n7,duplicate,3\r\n',
  );
});

test('quotes are doubled, so that a spreadsheet reads what was meant', () => {
  const csv = faultCsv(faults.slice(0, 1), { ...words, reasonOf: () => 'a "b"' });
  expect(csv).toContain('2,"a ""b""",\r\n');
});
