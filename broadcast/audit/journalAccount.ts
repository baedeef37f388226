/** What a journal's records say by themselves, read in one pass: every byte is checked, nothing is believed. */
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type DrawEvent, drawEventSchema } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState, misfitOf } from '../../engine/draw/drawState.ts';
import {
  checkRecord,
  type JournalRecord,
  NO_RECORD,
  recordHash,
} from '../../engine/journal/journalRecord.ts';
import { MerkleLog } from '../../engine/journal/merkleLog.ts';
import { createHasher } from '../../engine/kernel/createHasher.ts';
import { registrationTree } from '../../engine/tickets/registrationTree.ts';
import { numberDigest } from '../store/numberDigest.ts';
import { Broken } from './broken.ts';
import { ClaimAccount } from './claimAccount.ts';
import { claimSources } from './claimSources.ts';
import { PeopleAccount } from './peopleAccount.ts';
import { type RegisteredBatch, soldWhenRegistered } from './registeredTickets.ts';
import { TicketAccount } from './ticketAccount.ts';
import { TicketHands } from './ticketHands.ts';

/** What the journal knows of one draw. */
export interface DrawAccount {
  readonly state: DrawState;
  /** Index of the newest record of each type of event. */
  readonly records: ReadonlyMap<DrawEvent['type'], number>;
}

export interface JournalAccount {
  readonly tree: MerkleLog;
  readonly draws: Map<string, DrawAccount>;
  /** Registered numbers by draw. */
  readonly registered: Map<string, number>;
  /** The `draw.picked` record by draw. */
  readonly picked: Map<string, JournalRecord>;
  /** The `draw.secret` records by draw, in order. */
  readonly secrets: Map<string, JournalRecord[]>;
  /** The `series.received` record by series. */
  readonly series: Map<number, JournalRecord>;
  /** The `list.received` record by list. */
  readonly lists: Map<string, JournalRecord>;
  /** The `ticket.carried` record by the draw that took the tickets over. */
  readonly carried: Map<string, JournalRecord>;
  readonly people: PeopleAccount;
  readonly tickets: TicketAccount;
  readonly claims: ClaimAccount;
}

interface Row {
  readonly idx: number;
  readonly text: string;
  readonly hash: Uint8Array;
  readonly draw: string | null;
  readonly seq: number | null;
}

interface RegistrationRow {
  readonly number: number;
  readonly series: number;
  readonly draw: string;
  readonly at: string;
  readonly record: number;
}

/** Records between two reports of progress. */
const PROGRESS_RECORDS = 1000;

function readEvent(row: Row, record: JournalRecord, { draws }: JournalAccount): void {
  const parsed = drawEventSchema.safeParse(record.body);
  if (!parsed.success) throw new Broken(row.idx, 'its event is malformed');
  const event = parsed.data;
  if (row.draw !== event.draw || row.seq !== event.seq) {
    throw new Broken(
      row.idx,
      `it is filed as ${row.draw}/${row.seq}, its event is ${event.draw}/${event.seq}`,
    );
  }
  const known = draws.get(event.draw);
  if (event.type === 'planned') checkOrigin(row.idx, event, draws);
  const misfit = misfitOf(known?.state ?? null, event);
  if (misfit) throw new Broken(row.idx, `event ${event.draw}/${event.seq} does not follow: ${misfit}`);
  const records = new Map(known?.records).set(event.type, row.idx);
  draws.set(event.draw, { state: applyEvent(known?.state ?? null, event), records });
}

/** A plan is of a draw in earnest, and held instead of another only where that one says so. */
function checkOrigin(
  record: number,
  { draw, plan }: Extract<DrawEvent, { type: 'planned' }>,
  draws: JournalAccount['draws'],
): void {
  if (plan.rehearsal) throw new Broken(record, `draw ${draw} is a rehearsal, which no journal knows`);
  if (plan.redrawOf === undefined) return;
  if (draws.get(plan.redrawOf)?.state.redrawn?.next === draw) return;
  throw new Broken(record, `draw ${draw} is held instead of ${plan.redrawOf}, which does not say so`);
}

/** The table of registrations, record by record beside the journal: one pass over both. */
class RegistrationReader {
  readonly #rows: Iterator<RegistrationRow>;
  #next: RegistrationRow | undefined;

  constructor(database: DatabaseSync) {
    const select = database.prepare(
      'SELECT number, series, draw, at, record FROM registration ORDER BY record, number',
    );
    this.#rows = select.iterate() as Iterator<unknown> as Iterator<RegistrationRow>;
    this.#advance();
  }

  #advance(): void {
    const { done, value } = this.#rows.next();
    this.#next = done ? undefined : value;
  }

  /** The rows that name `record`. @throws Broken for rows that name an earlier one, which did not ask for them */
  take(record: number): RegistrationRow[] {
    this.expectNoneBefore(record);
    const rows: RegistrationRow[] = [];
    while (this.#next?.record === record) {
      rows.push(this.#next);
      this.#advance();
    }
    return rows;
  }

  /** @throws Broken when a row names a record before `record` that does not account for it */
  expectNoneBefore(record: number): void {
    if (this.#next && this.#next.record < record) {
      throw new Broken(
        this.#next.record,
        `it does not account for the registration of ${this.#next.draw} that names it`,
      );
    }
  }
}

function readBatch(
  { index, at, body }: JournalRecord,
  rows: readonly RegistrationRow[],
  { registered, draws }: JournalAccount,
): void {
  const draw = body.draw as string;
  const series = draws.get(draw)?.state.plan.series;
  if (
    rows.length !== body.count ||
    rows.some((row) => row.draw !== draw || row.series !== series || row.at !== at)
  ) {
    throw new Broken(
      index,
      `it accounts for ${body.count} registrations of ${draw} at ${at}, the table has ${rows.length} or others`,
    );
  }
  if (numberDigest(rows.map(({ number }) => number)) !== body.digest) {
    throw new Broken(index, 'the registrations it accounts for are not those in the table');
  }
  // Records of older versions have no root; nor has what a redraw takes over.
  if (body.root !== undefined && registrationTree(rows.map(({ number }) => number)).root !== body.root) {
    throw new Broken(index, 'its root is not that of the registrations it accounts for');
  }
  registered.set(draw, (registered.get(draw) ?? 0) + rows.length);
}

/** Notes what a record that has been checked says. */
function note(
  row: Row,
  record: JournalRecord,
  account: JournalAccount,
  rows: RegistrationReader,
  checkSold: (batch: RegisteredBatch) => void,
): void {
  const { type, body } = record;
  if (type === 'draw.event') readEvent(row, record, account);
  else if (row.draw !== null || row.seq !== null) {
    throw new Broken(row.idx, `it is filed as event ${row.draw}/${row.seq} and is none`);
  }
  switch (type) {
    case 'ticket.carried':
      account.carried.set(body.draw as string, record);
      readBatch(record, rows.take(row.idx), account);
      return;
    case 'ticket.registered': {
      const tickets = rows.take(row.idx);
      readBatch(record, tickets, account);
      checkSold({ record: row.idx, draw: body.draw as string, tickets });
      return;
    }
    case 'list.received':
      account.lists.set(body.list as string, record);
      return;
    case 'draw.picked':
      if (account.picked.has(body.draw as string)) throw new Broken(row.idx, 'it is a second pick');
      account.picked.set(body.draw as string, record);
      return;
    case 'draw.secret': {
      const draw = body.draw as string;
      account.secrets.set(draw, [...(account.secrets.get(draw) ?? []), record]);
      return;
    }
    case 'series.received':
      account.series.set(body.series as number, record);
      return;
  }
}

/**
 * Which of two neighbours that do not chain is the altered one: the one that its own successor disowns.
 * @param row the later of the two
 */
function brokenChain(row: Row, database: DatabaseSync): Broken {
  const next = database.prepare('SELECT text FROM journal WHERE idx = ?').get(row.idx + 1);
  const vouched = (next as { text: string } | undefined)?.text.includes(recordHash(row.text));
  if (row.idx > 0 && vouched !== false) {
    return new Broken(row.idx - 1, `it was altered: record ${row.idx} does not follow it`);
  }
  return new Broken(row.idx, 'it was altered: it does not follow the record before it');
}

/** @throws Broken at the first record that is not as it must be */
export function readJournal(database: DatabaseSync, onProgress?: (records: number) => void): JournalAccount {
  const draws: JournalAccount['draws'] = new Map();
  const account: JournalAccount = {
    tree: new MerkleLog(createHasher()),
    draws,
    registered: new Map(),
    picked: new Map(),
    secrets: new Map(),
    series: new Map(),
    lists: new Map(),
    carried: new Map(),
    people: new PeopleAccount((draw) => draws.get(draw)?.state ?? null),
    tickets: new TicketAccount(),
    claims: new ClaimAccount(claimSources(database, () => account)),
  };
  const registrations = new RegistrationReader(database);
  const hands = new TicketHands((id) => account.people.roleOf(id));
  const checkSold = soldWhenRegistered(database, account.tickets);
  const rows = database.prepare('SELECT idx, text, hash, draw, seq FROM journal ORDER BY idx').iterate();
  let prev = NO_RECORD;
  let expected = 0;
  let lastAt = '';
  for (const row of rows as Iterable<unknown> as Iterable<Row>) {
    if (row.idx !== expected) throw new Broken(expected, 'it is missing');
    const hash = recordHash(row.text);
    if (bytesToHex(row.hash) !== hash) {
      throw new Broken(row.idx, 'its stored hash is not the hash of its text');
    }
    const checked = checkRecord(row.text, row.idx, prev);
    if (!checked.ok) {
      const chained = checkRecord(row.text, row.idx, prevOf(row.text));
      throw chained.ok ? brokenChain(row, database) : new Broken(row.idx, checked.reason);
    }
    const { record } = checked;
    if (record.at < lastAt) throw new Broken(row.idx, `its instant ${record.at} is before ${lastAt}`);
    account.people.note(record);
    hands.note(record);
    account.tickets.note(record);
    note(row, record, account, registrations, checkSold);
    account.claims.note(record);
    account.tree.append(row.hash);
    prev = hash;
    lastAt = record.at;
    expected++;
    if (expected % PROGRESS_RECORDS === 0) onProgress?.(expected);
  }
  registrations.expectNoneBefore(Number.MAX_SAFE_INTEGER);
  account.people.end();
  return account;
}

/** What a record says its predecessor is: tells a broken chain from a record that is wrong in itself. */
function prevOf(text: string): string {
  try {
    const { prev } = JSON.parse(text) as { prev?: unknown };
    return typeof prev === 'string' ? prev : '';
  } catch {
    return '';
  }
}
