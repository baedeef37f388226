/**
 * Re-reads a data folder's journal byte by byte and holds it against its signed checkpoints and against the
 * state that it accounts for. Stops at the first thing that is wrong and names the record.
 */
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex } from '@noble/hashes/utils.js';
import { drawEventSchema } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState, misfitOf } from '../../engine/draw/drawState.ts';
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import { openCheckpoint } from '../../engine/journal/checkpoint.ts';
import {
  checkRecord,
  type JournalRecord,
  NO_RECORD,
  recordHash,
} from '../../engine/journal/journalRecord.ts';
import { MerkleLog } from '../../engine/journal/merkleLog.ts';
import { encodeVerifierKey, type NoteVerifier } from '../../engine/journal/signedNote.ts';
import { createHasher } from '../../engine/kernel/createHasher.ts';
import { batchDigest } from '../draws/registrations.ts';

export type JournalVerdict =
  | {
      readonly ok: true;
      readonly records: number;
      /** Hex. */
      readonly root: string;
      readonly checkpoints: number;
      readonly draws: number;
      readonly registrations: number;
    }
  /** `record` is the first bad record's index, or null where no single record is at fault. */
  | { readonly ok: false; readonly record: number | null; readonly reason: string };

/** Leaves the verification at the first thing that is wrong. */
class Broken extends Error {
  readonly record: number | null;
  constructor(record: number | null, reason: string) {
    super(reason);
    this.record = record;
  }
}

interface Row {
  readonly idx: number;
  readonly text: string;
  readonly hash: Uint8Array;
  readonly draw: string | null;
  readonly seq: number | null;
}

/** What the records alone say, gathered in one pass. */
interface Account {
  readonly tree: MerkleLog;
  readonly states: Map<string, DrawState>;
  /** Registered numbers by draw. */
  readonly registered: Map<string, number>;
  readonly picked: Map<string, JournalRecord>;
}

function readEvent(row: Row, record: JournalRecord, account: Account): void {
  const parsed = drawEventSchema.safeParse(record.body);
  if (!parsed.success) throw new Broken(row.idx, 'its event is malformed');
  const event = parsed.data;
  if (row.draw !== event.draw || row.seq !== event.seq) {
    throw new Broken(
      row.idx,
      `it is filed as ${row.draw}/${row.seq}, its event is ${event.draw}/${event.seq}`,
    );
  }
  const state = account.states.get(event.draw) ?? null;
  const misfit = misfitOf(state, event);
  if (misfit) throw new Broken(row.idx, `event ${event.draw}/${event.seq} does not follow: ${misfit}`);
  account.states.set(event.draw, applyEvent(state, event));
}

function readBatch(row: Row, { body }: JournalRecord, account: Account, database: DatabaseSync): void {
  const draw = body.draw as string;
  const rows = database.prepare('SELECT number, draw FROM registration WHERE record = ?').all(row.idx) as {
    number: number;
    draw: string;
  }[];
  if (rows.length !== body.count || rows.some((registration) => registration.draw !== draw)) {
    throw new Broken(
      row.idx,
      `it accounts for ${body.count} registrations of ${draw}, the table has ${rows.length}`,
    );
  }
  if (batchDigest(rows.map(({ number }) => number)) !== body.digest) {
    throw new Broken(row.idx, 'the registrations it accounts for are not those in the table');
  }
  account.registered.set(draw, (account.registered.get(draw) ?? 0) + rows.length);
}

function readRecords(database: DatabaseSync, onProgress?: (records: number) => void): Account {
  const account: Account = {
    tree: new MerkleLog(createHasher()),
    states: new Map(),
    registered: new Map(),
    picked: new Map(),
  };
  const rows = database.prepare('SELECT idx, text, hash, draw, seq FROM journal ORDER BY idx').iterate();
  let prev = NO_RECORD;
  let expected = 0;
  for (const row of rows as Iterable<unknown> as Iterable<Row>) {
    if (row.idx !== expected) throw new Broken(expected, 'it is missing');
    const checked = checkRecord(row.text, row.idx, prev);
    if (!checked.ok) throw new Broken(row.idx, checked.reason);
    const hash = recordHash(row.text);
    if (bytesToHex(row.hash) !== hash)
      throw new Broken(row.idx, 'its stored hash is not the hash of its text');
    const { record } = checked;
    if (record.type === 'draw.event') readEvent(row, record, account);
    if (record.type === 'ticket.registered') readBatch(row, record, account, database);
    if (record.type === 'draw.picked') account.picked.set(record.body.draw as string, record);
    account.tree.append(row.hash);
    prev = hash;
    expected++;
    if (expected % 1000 === 0) onProgress?.(expected);
  }
  return account;
}

function checkCheckpoints(database: DatabaseSync, tree: MerkleLog, verifier: NoteVerifier): number {
  const rows = database.prepare('SELECT size, note FROM checkpoint ORDER BY size').all() as {
    size: number;
    note: string;
  }[];
  let proved = 0;
  for (const { size, note } of rows) {
    const opened = openCheckpoint(note, verifier);
    if (!opened.ok) throw new Broken(null, `checkpoint ${size}: ${opened.reason}`);
    if (opened.checkpoint.size !== size)
      throw new Broken(null, `checkpoint ${size}: its note is of another size`);
    if (size > tree.size) throw new Broken(tree.size, `it is missing: ${size} records were signed for`);
    if (bytesToHex(opened.checkpoint.root) !== bytesToHex(tree.root(size))) {
      throw new Broken(
        proved,
        `it or one up to ${size - 1} was rewritten: the signed root of ${size} differs`,
      );
    }
    proved = size;
  }
  return rows.length;
}

interface DrawRow {
  readonly id: string;
  readonly phase: string;
  readonly entry_lines: Uint8Array | null;
  readonly transcript: string | null;
}

function checkDraw(row: DrawRow, account: Account, database: DatabaseSync, journalKey: string): void {
  const state = account.states.get(row.id);
  if (!state) throw new Broken(null, `draw ${row.id}: the journal knows nothing of it`);
  const picked = account.picked.get(row.id);
  const stored = database.prepare('SELECT seed, record FROM picked WHERE draw = ?').get(row.id) as
    | { seed: Uint8Array; record: number }
    | undefined;
  if (picked?.index !== stored?.record || (stored && picked?.body.seed !== bytesToHex(stored.seed))) {
    throw new Broken(picked?.index ?? null, `draw ${row.id}: the stored winners are not the journalled ones`);
  }
  if (row.phase !== 'completed') return;
  const verification = verifyTranscript(Buffer.from(row.transcript ?? ''), {
    entries: row.entry_lines ?? new Uint8Array(0),
    journalKey,
  });
  const failed = verification.checks.find(({ outcome }) => outcome === 'failed');
  if (failed) throw new Broken(null, `draw ${row.id}: ${failed.name}: ${failed.detail}`);
  if (verification.transcript?.digest !== state.completed?.transcriptDigest) {
    throw new Broken(null, `draw ${row.id}: the stored transcript is not the one that was published`);
  }
}

function checkDraws(database: DatabaseSync, account: Account, journalKey: string): number {
  const rows = database.prepare('SELECT id, phase, entry_lines, transcript FROM draw ORDER BY created').all();
  for (const row of rows as unknown as DrawRow[]) checkDraw(row, account, database, journalKey);
  if (rows.length !== account.states.size) {
    const known = new Set((rows as unknown as DrawRow[]).map(({ id }) => id));
    const lost = [...account.states.keys()].find((id) => !known.has(id));
    throw new Broken(null, `draw ${lost}: the journal has its events, the draw itself is gone`);
  }
  return rows.length;
}

function checkRegistrations(database: DatabaseSync, account: Account): number {
  const { n } = database.prepare('SELECT count(*) AS n FROM registration').get() as { n: number };
  const accounted = [...account.registered.values()].reduce((sum, count) => sum + count, 0);
  if (n !== accounted) throw new Broken(null, `${n} registrations are stored, ${accounted} were journalled`);
  return n;
}

/**
 * Verifies the journal of an open database. Cost: about 15 s for a million records.
 * @param verifier the journal's key, better known from elsewhere than read from the same folder
 */
export function verifyJournal(
  database: DatabaseSync,
  verifier: NoteVerifier,
  onProgress?: (records: number) => void,
): JournalVerdict {
  try {
    const account = readRecords(database, onProgress);
    const checkpoints = checkCheckpoints(database, account.tree, verifier);
    const registrations = checkRegistrations(database, account);
    const draws = checkDraws(database, account, encodeVerifierKey(verifier));
    const { tree } = account;
    return { ok: true, records: tree.size, root: bytesToHex(tree.root()), checkpoints, draws, registrations };
  } catch (fault) {
    if (fault instanceof Broken) return { ok: false, record: fault.record, reason: fault.message };
    throw fault;
  }
}
