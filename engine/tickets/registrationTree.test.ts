import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { registrationTree, verifyRegistration } from './registrationTree.ts';

const numbers = [7, 1234, 35886403559, 999999999999];
const printed = ['000000000007', '000000001234', '035886403559', '999999999999'];

it('the root is that of RFC 6962 over the printed numbers', () => {
  const leaf = (text: string) => sha256(concatBytes(Uint8Array.of(0), utf8ToBytes(text)));
  const node = (a: Uint8Array, b: Uint8Array) => sha256(concatBytes(Uint8Array.of(1), a, b));
  const [a, b, c, d] = printed.map(leaf) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  expect(registrationTree(numbers).root).toBe(bytesToHex(node(node(a, b), node(c, d))));
  expect(registrationTree([7]).root).toBe(bytesToHex(a));
});

it('every number of a batch of any size has a proof, and nobody else’s holds', () => {
  for (let count = 1; count <= 33; count++) {
    const batch = Array.from({ length: count }, (_, i) => i * 17 + 3);
    const tree = registrationTree(batch);
    for (const [i, number] of batch.entries()) {
      const proof = tree.proof(number);
      const text = String(number).padStart(12, '0');
      expect(proof).toMatchObject({ index: i, count });
      expect(verifyRegistration(text, proof, { count, root: tree.root })).toBe(true);
      expect(verifyRegistration('000000000001', proof, { count, root: tree.root })).toBe(false);
      expect(verifyRegistration(text, proof, { count: count + 1, root: tree.root })).toBe(false);
    }
  }
  expect(() => registrationTree([1, 3]).proof(2)).toThrow('not in this batch');
});
