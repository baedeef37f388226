/**
 * The Merkle tree of the numbers that one journal record registers: the record has its root, each player's receipt the path to it.
 * RFC 6962 §2.1; leaves are the draw numbers, 12 ASCII digits, ascending. (Entries become public when they are frozen, so
 * that a neighbour's hash in a path gives nothing away for long.)
 */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { MerkleLog, verifyInclusion } from '../journal/merkleLog.ts';
import { createHasher } from '../kernel/createHasher.ts';
import { HASH_BYTES, leafHash } from '../kernel/treeHasher.ts';
import { DRAW_NUMBER_DIGITS } from '../series/drawNumber.ts';

/** Where a number stands in the batch that it was registered with. */
export interface RegistrationProof {
  /** Place among the batch's numbers, from 0. */
  readonly index: number;
  /** Numbers of the batch: the record's `count`. */
  readonly count: number;
  /** Inclusion path, hex, from the leaf's sibling up. */
  readonly path: readonly string[];
}

export interface RegistrationTree {
  /** Hex: the record's `root`. */
  readonly root: string;
  /** @throws RangeError for a number that is not in the batch */
  proof(number: number): RegistrationProof;
}

const printed = (number: number): string => String(number).padStart(DRAW_NUMBER_DIGITS, '0');

/** @param numbers draw numbers as integers, ascending, one or more */
export function registrationTree(numbers: readonly number[]): RegistrationTree {
  const hasher = createHasher();
  const hashes = new Uint8Array(numbers.length * HASH_BYTES);
  const ends = Uint32Array.from(numbers, (_, i) => (i + 1) * DRAW_NUMBER_DIGITS);
  hasher.hashLeaves(utf8ToBytes(numbers.map(printed).join('')), ends, hashes);
  const tree = new MerkleLog(hasher);
  tree.append(hashes);
  return {
    root: bytesToHex(tree.root()),
    proof(number) {
      const index = indexIn(numbers, number);
      const path = tree.inclusionProof(index).map((hash) => bytesToHex(hash));
      return { index, count: numbers.length, path };
    },
  };
}

function indexIn(numbers: readonly number[], number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  if (numbers[low] !== number) throw new RangeError(`number: ${number} is not in this batch`);
  return low;
}

/**
 * Whether a receipt holds against the public record that it names.
 * @param number 12 digits, as printed
 * @param record the record's `count` and `root`
 */
export function verifyRegistration(
  number: string,
  { index, count, path }: RegistrationProof,
  record: { readonly count: number; readonly root: string },
): boolean {
  const siblings = path.map((hash) => hexToBytes(hash));
  const leaf = leafHash(utf8ToBytes(number));
  return count === record.count && verifyInclusion(leaf, index, count, siblings, hexToBytes(record.root));
}
