import { expect, it } from 'vitest';
import * as ws from 'ws';
import { textFrame } from './textFrame.ts';

/** The frame as `ws` builds it. */
function twin(text: string): Buffer {
  const { Sender } = ws as unknown as {
    Sender: { frame(payload: Buffer, options: object): Buffer[] };
  };
  return Buffer.concat(
    Sender.frame(Buffer.from(text), { readOnly: true, mask: false, rsv1: false, opcode: 1, fin: true }),
  );
}

it('is the example of RFC 6455 §5.7', () => {
  expect([...textFrame('Hello')]).toEqual([0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]);
});

it('is byte for byte what ws builds, on both sides of every length that the header changes at', () => {
  for (const length of [0, 1, 124, 125, 126, 127, 65_534, 65_535, 65_536, 65_537]) {
    expect(textFrame('x'.repeat(length)).equals(twin('x'.repeat(length)))).toBe(true);
  }
  for (const text of ['Ұлттық лотерея', '₸', '€'.repeat(42), '€'.repeat(21_845), '🎱'.repeat(100)]) {
    expect(textFrame(text).equals(twin(text))).toBe(true);
  }
});

it('holds no more memory than it is long', () => {
  expect(textFrame('short').buffer.byteLength).toBe(7);
});
