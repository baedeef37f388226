import { describe, expect, it } from 'vitest';
import { deriveKeyBytes, KEY_WORDS, keyWords } from './deriveKey.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const range = (from: number, to: number): Uint8Array =>
  Uint8Array.from({ length: to - from }, (_, i) => from + i);
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

/**
 * RFC 5869, appendices A.1 to A.3 (SHA-256). Output keying material of another length begins alike, since T(1),
 * T(2), … do not depend on it: our 64 bytes are compared as far as both reach.
 */
const vectors = [
  {
    name: 'A.1',
    secret: new Uint8Array(22).fill(0x0b),
    salt: range(0x00, 0x0d),
    info: range(0xf0, 0xfa),
    okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    name: 'A.2',
    secret: range(0x00, 0x50),
    salt: range(0x60, 0xb0),
    info: range(0xb0, 0x100),
    okm: 'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
  },
  {
    name: 'A.3',
    secret: new Uint8Array(22).fill(0x0b),
    salt: new Uint8Array(0),
    info: new Uint8Array(0),
    okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
];

describe('deriveKeyBytes', () => {
  it.each(vectors)('is HKDF-SHA-256 of RFC 5869, test case $name', ({ secret, salt, info, okm }) => {
    const key = hex(deriveKeyBytes(secret, salt, info));
    expect(key).toHaveLength(128);
    const reach = Math.min(key.length, okm.length);
    expect(key.slice(0, reach)).toBe(okm.slice(0, reach));
  });

  it('gives unrelated keys for another secret, salt or label', () => {
    const text = (value: string): Uint8Array => new TextEncoder().encode(value);
    const keys = [
      deriveKeyBytes(text('secret'), text('salt'), text('tirazh/draw/v1')),
      deriveKeyBytes(text('secreT'), text('salt'), text('tirazh/draw/v1')),
      deriveKeyBytes(text('secret'), text('salT'), text('tirazh/draw/v1')),
      deriveKeyBytes(text('secret'), text('salt'), text('tirazh/draw/v2')),
    ];
    expect(new Set(keys.map(hex)).size).toBe(keys.length);
  });
});

describe('keyWords', () => {
  it('reads 16 words, little-endian', () => {
    const words = keyWords(range(0, 64));
    expect(words).toHaveLength(KEY_WORDS);
    expect(words[0]).toBe(0x03020100);
    expect(words[15]).toBe(0x3f3e3d3c);
  });

  it('reads a view that does not begin on a word', () => {
    const odd = new Uint8Array(65).subarray(1);
    odd.set(bytes('ffffffff01'));
    expect([...keyWords(odd).subarray(0, 2)]).toEqual([0xffffffff, 1]);
  });

  it.each([0, 63, 65, 128])('refuses a key of %i bytes', (length) => {
    expect(() => keyWords(new Uint8Array(length))).toThrow(`key: expected 64 bytes, got ${length}`);
  });
});
