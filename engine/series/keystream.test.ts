import { chacha20 } from '@noble/ciphers/chacha.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { keystream } from './keystream.ts';

/** RFC 8439, appendix A.1, test vectors 1 and 2: key and nonce all zero, blocks 0 and 1. */
const RFC_8439_BLOCKS =
  '76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586' +
  '9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f';

it('is the keystream of RFC 8439', () => {
  const out = new Uint8Array(128);
  keystream(new Uint8Array(32)).fillBytes(out);
  expect(bytesToHex(out)).toBe(RFC_8439_BLOCKS);
});

it('gives the bytes as little-endian words', () => {
  const source = keystream(new Uint8Array(32));
  expect(source.next()).toBe(0xade0b876);
  expect(source.next()).toBe(0x903df1a0);
});

it('goes on over the end of a chunk as one stream', () => {
  const key = new Uint8Array(32).fill(9);
  const length = 200_000;
  const whole = chacha20(key, new Uint8Array(12), new Uint8Array(length));
  const inParts = new Uint8Array(length);
  const source = keystream(key);
  for (let at = 0; at < length; at += 50_000) source.fillBytes(inParts.subarray(at, at + 50_000));
  expect(bytesToHex(inParts)).toBe(bytesToHex(whole));
  const words = keystream(key);
  const view = new DataView(whole.buffer);
  for (let word = 0; word < length / 4; word++) {
    if (words.next() !== view.getUint32(word * 4, true)) throw new Error(`word ${word} differs`);
  }
});

it('spends whole words only', () => {
  const source = keystream(new Uint8Array(32));
  source.fillBytes(new Uint8Array(5));
  expect(source.next()).toBe(keystreamWord(2));
});

function keystreamWord(index: number): number {
  const source = keystream(new Uint8Array(32));
  for (let i = 0; i < index; i++) source.next();
  return source.next();
}

it('wants a key of 32 bytes', () => {
  expect(() => keystream(new Uint8Array(31))).toThrow(RangeError);
});
