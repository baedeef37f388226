import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { freezeEntries } from '../../engine/draw/entries.ts';
import { provesEntry } from './proveEntry.ts';

const numbers = Array.from({ length: 37 }, (_, index) => String(index * 7919).padStart(12, '0'));
const frozen = freezeEntries(new TextEncoder().encode(`${numbers.join('\n')}\n`));
const announced = { entriesRoot: bytesToHex(frozen.root), entryCount: frozen.count };
const proofOf = (number: string) => {
  const index = frozen.indexOf(number);
  return { index, entryCount: frozen.count, path: frozen.proof(index).map((hash) => bytesToHex(hash)) };
};

test('every entry of a list is proved against the announced root', () => {
  for (const number of numbers) expect(provesEntry(number, proofOf(number), announced)).toBe(true);
});

test('another number, place, count, path or root is not', () => {
  const number = numbers[5]!;
  const proof = proofOf(number);
  expect(provesEntry(numbers[6]!, proof, announced)).toBe(false);
  expect(provesEntry(number, { ...proof, index: 6 }, announced)).toBe(false);
  expect(provesEntry(number, { ...proof, entryCount: 36 }, announced)).toBe(false);
  expect(provesEntry(number, { ...proof, path: proof.path.slice(1) }, announced)).toBe(false);
  expect(provesEntry(number, proof, { ...announced, entriesRoot: 'f'.repeat(64) })).toBe(false);
});

test('a path that is not hex proves nothing', () => {
  const number = numbers[5]!;
  expect(provesEntry(number, { ...proofOf(number), path: ['not hex'] }, announced)).toBe(false);
});
