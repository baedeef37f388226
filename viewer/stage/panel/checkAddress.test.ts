import { expect, test } from 'vitest';
import { checkAddress } from './checkAddress.ts';

test('the address leads to the check page of this draw', () => {
  expect(checkAddress('https://draw.example', '7s-001-01')).toBe('https://draw.example/check?draw=7s-001-01');
  expect(checkAddress('http://a:1', 'a b&c')).toBe('http://a:1/check?draw=a%20b%26c');
});
