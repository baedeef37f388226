/**
 * Checks a receipt against the public journal (PROTOCOL.md §6.5): the record that it names is in the signed journal, says the same, and has the
 * number in its tree. Loaded only when somebody asks.
 */
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Registered } from '../../../broadcast/protocol/http.ts';
import { openCheckpoint } from '../../../engine/journal/checkpoint.ts';
import { verifyInclusion } from '../../../engine/journal/merkleLog.ts';
import { decodeVerifierKey } from '../../../engine/journal/signedNote.ts';
import { leafHash } from '../../../engine/kernel/treeHasher.ts';
import { verifyRegistration } from '../../../engine/tickets/registrationTree.ts';

/** What the server says of its journal. */
export interface JournalWord {
  /** The record's exact text. */
  readonly text: string;
  /** The journal's key, and its newest checkpoint: signed notes (C2SP). */
  readonly key: string;
  readonly checkpoint: string;
  /** Hex: the record's inclusion path in the checkpoint's tree. */
  readonly proof: readonly string[];
}

interface RegistrationRecord {
  readonly index: number;
  readonly at: string;
  readonly type: string;
  readonly body: { readonly draw: string; readonly count: number; readonly root: string };
}

function saysTheSame({ draw, number, registeredAt, record, batch }: Registered, text: string): boolean {
  const { index, at, type, body } = JSON.parse(text) as RegistrationRecord;
  return (
    index === record &&
    at === registeredAt &&
    type === 'ticket.registered' &&
    body.draw === draw &&
    verifyRegistration(number, batch, body)
  );
}

function isInJournal({ record }: Registered, { text, key, checkpoint, proof }: JournalWord): boolean {
  const verifier = decodeVerifierKey(key.trim());
  const opened = verifier && openCheckpoint(checkpoint, verifier);
  if (!opened?.ok) return false;
  const { size, root } = opened.checkpoint;
  const path = proof.map((hash) => hexToBytes(hash));
  return verifyInclusion(leafHash(utf8ToBytes(text)), record, size, path, root);
}

/** Whether the receipt holds; what is malformed does not. */
export function receiptHolds(receipt: Registered, word: JournalWord): boolean {
  try {
    return saysTheSame(receipt, word.text) && isInJournal(receipt, word);
  } catch {
    return false;
  }
}

/** The tree size that a checkpoint speaks of; null: it is none. */
const sizeOf = (checkpoint: string): number | null => {
  const size = Number(checkpoint.split('\n')[1]);
  return Number.isSafeInteger(size) && size > 0 ? size : null;
};

async function textOf(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

/** Asks the journal. @throws Error where it does not answer */
export async function checkReceipt(receipt: Registered): Promise<boolean> {
  const [key, checkpoint, record] = await Promise.all([
    textOf('/journal/key'),
    textOf('/journal/checkpoint'),
    textOf(`/journal/records/${receipt.record}`),
  ]);
  const size = sizeOf(checkpoint);
  const { text } = JSON.parse(record) as { text: string | null };
  if (size === null || text === null) return false;
  const inclusion = await textOf(`/journal/inclusion?index=${receipt.record}&size=${size}`);
  const { proof } = JSON.parse(inclusion) as { proof: string[] };
  return receiptHolds(receipt, { text, key, checkpoint, proof });
}
