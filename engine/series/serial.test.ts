import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatSerial, indexOfSerial, parseSerial, serialAt } from './serial.ts';

it('writes series, pack and position from 1', () => {
  expect(formatSerial(serialAt(7, 0, 30))).toBe('007-00001-01');
  expect(formatSerial(serialAt(7, 29, 30))).toBe('007-00001-30');
  expect(formatSerial(serialAt(7, 30, 30))).toBe('007-00002-01');
  expect(formatSerial(serialAt(7, 500_099, 30))).toBe('007-16670-30');
});

it('reads what it wrote, and finds the place again', () => {
  const places = fc.record({
    series: fc.integer({ min: 1, max: 999 }),
    pack: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(places, fc.nat(98), ({ series, pack }, index) => {
      const serial = serialAt(series, index, pack);
      expect(parseSerial(formatSerial(serial))).toEqual(serial);
      expect(indexOfSerial(serial, pack)).toBe(index);
    }),
  );
});

it.each([
  '',
  '001-00001',
  '1-1-1',
  '000-00001-01',
  '001-00000-01',
  '001-00001-00',
  '001-00001-01 ',
  'abc-00001-01',
])('does not take %j for a serial', (text) => {
  expect(parseSerial(text)).toBeUndefined();
});
