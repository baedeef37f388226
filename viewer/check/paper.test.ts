import { expect, test } from 'vitest';
import { comparePaper, paperOf } from './paper.ts';

const hash = 'ab'.repeat(32);
const other = 'cd'.repeat(32);
const file = { fileHash: hash, eventHashes: null };

test('the hash of the QR code is read from the address, whatever the case of its letters', () => {
  expect(paperOf(`#sha256=${hash}`)).toEqual({ kind: 'hash', hash });
  expect(paperOf(`#SHA256=${hash.toUpperCase()}`)).toEqual({ kind: 'hash', hash });
  expect(paperOf('')).toEqual({ kind: 'none' });
  expect(paperOf('#content')).toEqual({ kind: 'none' });
});

test('a damaged hash is said to be one, never ignored', () => {
  for (const damaged of [hash.slice(1), `${hash}0`, `g${hash.slice(1)}`, '']) {
    expect(paperOf(`#sha256=${damaged}`), damaged).toEqual({ kind: 'malformed' });
  }
  expect(comparePaper({ kind: 'malformed' }, file)).toEqual({ kind: 'malformed' });
});

test('paper and file agree, or differ with both hashes named', () => {
  expect(comparePaper({ kind: 'hash', hash }, file)).toEqual({ kind: 'same-file', hash });
  expect(comparePaper({ kind: 'hash', hash: other }, file)).toEqual({
    kind: 'differs',
    hash: other,
    found: hash,
    of: 'file',
  });
  expect(comparePaper({ kind: 'none' }, file)).toBeNull();
  expect(comparePaper({ kind: 'hash', hash }, { fileHash: null, eventHashes: null })).toBeNull();
});

test('the paper of a draw that was called off names an event, perhaps not the last any more', () => {
  const events = { fileHash: null, eventHashes: ['11'.repeat(32), hash, '22'.repeat(32)] };
  expect(comparePaper({ kind: 'hash', hash }, events)).toEqual({
    kind: 'same-event',
    hash,
    seq: 2,
    later: 1,
  });
  expect(comparePaper({ kind: 'hash', hash: other }, events)).toEqual({
    kind: 'differs',
    hash: other,
    found: '22'.repeat(32),
    of: 'events',
  });
});
