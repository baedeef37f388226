import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { signCheckpoint } from '../../../engine/journal/checkpoint.ts';
import { NO_RECORD, recordHash, recordText } from '../../../engine/journal/journalRecord.ts';
import { MerkleLog } from '../../../engine/journal/merkleLog.ts';
import { encodeVerifierKey, verifierOf } from '../../../engine/journal/signedNote.ts';
import { createHasher } from '../../../engine/kernel/createHasher.ts';
import { registrationTree } from '../../../engine/tickets/registrationTree.ts';
import { type JournalWord, receiptHolds } from './checkReceipt.ts';

const AT = '2026-11-21T14:00:00.000Z';
const DRAW = '7s-avto-loto-001-01';
const NUMBERS = [123_456_789_012, 223_456_789_012, 999_999_999_999];
const tree = registrationTree(NUMBERS);
const body = { draw: DRAW, count: NUMBERS.length, digest: 'a'.repeat(64), root: tree.root };
const record = { index: 1, at: AT, prev: NO_RECORD, type: 'ticket.registered', body };
const texts = [
  recordText({ ...record, index: 0, type: 'draw.event', body: {} }),
  recordText(record),
  recordText({ ...record, index: 2, type: 'draw.event', body: {} }),
];

function wordOf(all: readonly string[]): JournalWord {
  const log = new MerkleLog(createHasher());
  log.append(Uint8Array.from(all.flatMap((text) => [...hexToBytes(recordHash(text))])));
  const signer = { name: 'test.example/journal', secretKey: new Uint8Array(32).fill(7) };
  return {
    text: all[1]!,
    key: `${encodeVerifierKey(verifierOf(signer))}\n`,
    checkpoint: signCheckpoint({ size: all.length, root: log.root() }, signer),
    proof: log.inclusionProof(1).map((hash) => bytesToHex(hash)),
  };
}

const word = wordOf(texts);
const receipt = {
  ...{ draw: DRAW, number: '223456789012', registeredAt: AT, record: 1 },
  batch: tree.proof(NUMBERS[1]!),
};

test('a receipt holds against the signed journal', () => {
  expect(receiptHolds(receipt, word)).toBe(true);
});

test('one thing that is otherwise, and it does not hold', () => {
  for (const broken of [
    { ...receipt, number: '123456789012' },
    { ...receipt, draw: '7s-avto-loto-001-02' },
    { ...receipt, registeredAt: '2026-11-21T14:00:00.001Z' },
    { ...receipt, record: 2 },
    { ...receipt, batch: { ...receipt.batch, count: 4 } },
    { ...receipt, batch: { ...receipt.batch, path: [] } },
  ]) {
    expect(receiptHolds(broken, word), JSON.stringify(broken)).toBe(false);
  }
});

test('a record that is not in the signed tree is worth nothing, nor is a checkpoint that another has signed', () => {
  const other = recordText({ ...record, body: { ...body, count: 3, draw: DRAW, digest: 'b'.repeat(64) } });
  expect(receiptHolds(receipt, { ...word, text: other })).toBe(false);
  expect(receiptHolds(receipt, { ...word, proof: word.proof.toReversed() })).toBe(false);
  expect(receiptHolds(receipt, { ...word, checkpoint: word.checkpoint.replace('\n3\n', '\n4\n') })).toBe(
    false,
  );
  expect(receiptHolds(receipt, { ...word, key: 'nothing' })).toBe(false);
  expect(receiptHolds(receipt, { ...word, text: 'no JSON' })).toBe(false);
});
