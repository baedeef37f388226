import { expect, test } from 'vitest';
import { readCode, readScan } from './scannedTicket.ts';

const TICKET = { kind: 'ticket', serial: '001-00007-01', code: '7K3QZ0W1XN' };

test.each([
  '001-00007-017K3QZ0W1XN',
  '0010000701 7k3qz-0w1xn',
  '001-00007-01\t7K3QZ0W1XN',
  ' 001 00007 01 ; 7K3QZ OWIXN ',
])('serial and code are read from one field: %s', (text) => {
  expect(readScan(text)).toEqual(TICKET);
});

test('a serial alone is a serial, whatever stands between its digits', () => {
  for (const text of ['001-00007-01', '0010000701', '001/00007/01', ' 001 00007 01 '])
    expect(readScan(text)).toEqual({ kind: 'serial', serial: '001-00007-01' });
});

test('a scanner on a Russian or Kazakh layout is understood by the keys that it presses', () => {
  // Q, W, X, N, Z, K with ЙЦУКЕН switched on.
  expect(readScan('001-00007-017Л3ЙЯ0Ц1ЧТ')).toEqual(TICKET);
  expect(readScan('ққ"-ққққ.-қ".ЛіЙЯқЦ"ЧТ'.replaceAll('-', 'ө'))).toEqual(TICKET);
  expect(readCode('7л3йя0ц1чт')).toBe('7K3QZ0W1XN');
});

test.each([
  '',
  '7',
  '001-00007',
  '001-00007-01-1',
  '001-00007-017K3QZ0W1X',
  '001-00007-017K3QZ0W1XU',
  'hello',
])('what is neither is not asked: %s', (text) => {
  expect(readScan(text)).toEqual({ kind: 'unread' });
});

test('a code is ten characters of its alphabet: no letter U, and no more or fewer', () => {
  expect(readCode('7k3qz 0w1xn')).toBe('7K3QZ0W1XN');
  for (const text of ['', '7K3QZ0W1X', '7K3QZ0W1XNN', '7K3QZ0W1XU']) expect(readCode(text)).toBeUndefined();
});
