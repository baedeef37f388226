import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VarintReader, VarintWriter } from './varint.ts';

const written = (...values: (number | bigint)[]): Uint8Array => {
  const writer = new VarintWriter();
  for (const value of values) writer.write(value);
  return writer.bytes();
};

describe('whole numbers as bytes', () => {
  it('writes these forms: zigzag, then seven bits a byte, the lowest first', () => {
    expect([...written(0, -1, 1, -2, 63, 64, -65, 300)]).toEqual([
      0, 1, 2, 3, 126, 0x80, 1, 0x81, 1, 0xd8, 4,
    ]);
  });

  it('reads back whatever was written, as a number and as a bigint, in the same bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n })), (values) => {
        const bytes = written(...values);
        const reader = new VarintReader(bytes);
        expect(values.map(() => reader.bigint())).toEqual(values);
        expect(reader.atEnd).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (values) => {
        const bytes = written(...values);
        expect(bytes).toEqual(written(...values.map(BigInt)));
        const reader = new VarintReader(bytes);
        expect(values.map(() => reader.number())).toEqual(values.map((value) => value + 0));
      }),
    );
  });

  it('refuses bytes that end too soon, that are longer than they need be, or out of bounds', () => {
    expect(() => new VarintReader(Uint8Array.of(0x80)).number()).toThrow('end too soon');
    expect(() => new VarintReader(Uint8Array.of(0x82, 0x00)).number()).toThrow('shortest form');
    expect(() => new VarintReader(written(7)).number(0, 6)).toThrow('expected 0 to 6, got 7');
    expect(() => new VarintReader(written(7)).readBytes(2)).toThrow('end too soon');
  });
});
