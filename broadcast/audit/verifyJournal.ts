/**
 * Re-reads a data folder's journal byte by byte and holds it against its signed checkpoints and against the
 * state that it accounts for. Stops at the first thing that is wrong and names the record.
 */
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex } from '@noble/hashes/utils.js';
import { openCheckpoint } from '../../engine/journal/checkpoint.ts';
import type { MerkleLog } from '../../engine/journal/merkleLog.ts';
import { encodeVerifierKey, type NoteVerifier } from '../../engine/journal/signedNote.ts';
import { Broken } from './broken.ts';
import { checkClaims } from './claimChecks.ts';
import { type JournalAccount, readJournal } from './journalAccount.ts';
import { checkAccounts, checkActs, checkLists } from './peopleChecks.ts';
import { checkRaffles } from './raffleChecks.ts';
import { checkDraws, checkOnce, checkSeries } from './stateChecks.ts';
import { checkTickets } from './ticketChecks.ts';

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

function checkCheckpoints(database: DatabaseSync, tree: MerkleLog, verifier: NoteVerifier): number {
  const rows = database.prepare('SELECT size, note FROM checkpoint ORDER BY size').all() as {
    size: number;
    note: string;
  }[];
  let proved = 0;
  for (const { size, note } of rows) {
    const opened = openCheckpoint(note, verifier);
    if (!opened.ok) throw new Broken(null, `checkpoint ${size}: ${opened.reason}`);
    if (opened.checkpoint.size !== size) {
      throw new Broken(null, `checkpoint ${size}: its note is of another size`);
    }
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

function checkRegistrations(database: DatabaseSync, { registered }: JournalAccount): number {
  const { n } = database.prepare('SELECT count(*) AS n FROM registration').get() as { n: number };
  const accounted = [...registered.values()].reduce((sum, count) => sum + count, 0);
  if (n !== accounted) throw new Broken(null, `${n} registrations are stored, ${accounted} were journalled`);
  return n;
}

/** Whether SQLite itself found the file damaged. */
const isDamage = (fault: unknown): fault is Error =>
  fault instanceof Error && (fault as NodeJS.ErrnoException).code === 'ERR_SQLITE_ERROR';

/**
 * Verifies the journal of an open database as it stands at this instant; a server may go on writing meanwhile.
 * Cost: about 30 µs a record.
 * @param verifier the journal's key, better known from elsewhere than read from the same folder
 */
export function verifyJournal(
  database: DatabaseSync,
  verifier: NoteVerifier,
  onProgress?: (records: number) => void,
): JournalVerdict {
  // One read transaction: all tables as of one commit.
  database.exec('BEGIN');
  try {
    const account = readJournal(database, onProgress);
    const checkpoints = checkCheckpoints(database, account.tree, verifier);
    const registrations = checkRegistrations(database, account);
    checkSeries(database, account);
    checkTickets(database, account);
    checkAccounts(database, account);
    checkLists(database, account);
    checkActs(database, account);
    checkOnce(database, account);
    checkRaffles(database, account);
    checkClaims(database, account);
    const draws = checkDraws(database, account, encodeVerifierKey(verifier));
    const { tree } = account;
    return { ok: true, records: tree.size, root: bytesToHex(tree.root()), checkpoints, draws, registrations };
  } catch (fault) {
    if (fault instanceof Broken) return { ok: false, record: fault.record, reason: fault.message };
    if (isDamage(fault)) {
      return { ok: false, record: null, reason: `the database is damaged: ${fault.message}` };
    }
    throw fault;
  } finally {
    database.exec('ROLLBACK');
  }
}
