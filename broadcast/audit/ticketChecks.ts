/** Holds the stored books of tickets, and the sealed outcomes, against what the journal accounts for. */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import { lotteryTermsSchema } from '../../engine/terms/lotteryTerms.ts';
import { termsHash } from '../../engine/terms/termsHash.ts';
import type { Holding } from '../../engine/tickets/moveTickets.ts';
import { numberDigest } from '../store/numberDigest.ts';
import { priceList } from '../store/priceList.ts';
import { HoldingStore } from '../tickets/holdingStore.ts';
import type { StateChange } from '../tickets/stateChanges.ts';
import { Broken } from './broken.ts';
import type { JournalAccount } from './journalAccount.ts';
import type { AccountedMovement, SeriesAccount } from './ticketAccount.ts';

/** Movements compared at a time. */
const PAGE = 1000;

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

function checkHoldings(series: number, { holdings }: SeriesAccount, store: HoldingStore): void {
  let at = 0;
  for (const stored of store.all(series)) {
    const made: Holding | undefined = holdings[at++];
    if (made && isSame(stored, made)) continue;
    throw new Broken(
      made?.record ?? stored.record,
      `series ${series}: tickets ${stored.first} to ${stored.last} are stored as ${stored.state}; the journal makes it otherwise`,
    );
  }
  if (at !== holdings.length) {
    const missing = holdings[at]!;
    throw new Broken(missing.record, `series ${series}: tickets from ${missing.first} on are in no holding`);
  }
}

const inOrder = (changes: readonly StateChange[]): string[] =>
  changes.map((change) => canonicalJson({ ...change, holder: change.holder ?? '' })).sort();

function storedChanges(database: DatabaseSync, record: number): StateChange[] {
  return database
    .prepare('SELECT state, holder, sold, change FROM movement_total WHERE record = ?')
    .all(record)
    .map((row) => ({
      state: row.state as StateChange['state'],
      holder: row.holder as string,
      sold: row.sold === 1,
      change: row.change as number,
    }));
}

function checkMovements(
  series: number,
  { movements }: SeriesAccount,
  store: HoldingStore,
  database: DatabaseSync,
): void {
  let seen = 0;
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = store.movements(series, before, PAGE);
    if (page.length === 0) break;
    for (const { undoneBy: _, ...movement } of page) {
      const made: AccountedMovement | undefined = movements.get(movement.record);
      const agrees =
        made &&
        isSame(movement, made.movement) &&
        isSame(store.parts(movement.record), made.parts) &&
        isSame(inOrder(storedChanges(database, movement.record)), inOrder(made.changes));
      if (!agrees) throw new Broken(movement.record, 'the stored movement is not the journalled one');
      seen++;
    }
    before = page.at(-1)!.record;
  }
  if (seen === movements.size) return;
  for (const record of movements.keys()) {
    if (!store.movement(series, record)) throw new Broken(record, 'the movement that it made is gone');
  }
}

function checkSealed(series: number, { series: received }: JournalAccount, database: DatabaseSync): void {
  const { index, body } = received.get(series)!;
  const hash = createHash('sha256');
  const packs = database.prepare('SELECT records FROM sealed_pack WHERE series = ? ORDER BY pack');
  for (const { records } of packs.iterate(series) as Iterable<unknown> as Iterable<{ records: Uint8Array }>) {
    hash.update(records);
  }
  if (hash.digest('hex') !== body.sealed) {
    throw new Broken(index, `series ${series}: the sealed outcomes are not those that were received`);
  }
  const numbers = database.prepare('SELECT number FROM ticket WHERE series = ? ORDER BY place').all(series);
  if (numberDigest((numbers as { number: number }[]).map(({ number }) => number)) !== body.byPlace) {
    throw new Broken(
      index,
      `series ${series}: draw numbers are not on the tickets that they were printed on`,
    );
  }
}

/** The sums of the journal alone are those of the terms. Records of older versions have no price list. */
function checkPriceList(series: number, { series: received }: JournalAccount, database: DatabaseSync): void {
  const { index, body } = received.get(series)!;
  if (body.priceList === undefined) return;
  const row = database.prepare('SELECT terms FROM series WHERE series = ?').get(series);
  const terms = lotteryTermsSchema.parse(JSON.parse(row!.terms as string));
  if (termsHash(terms) === body.termsHash && isSame(body.priceList, priceList(terms))) return;
  throw new Broken(index, `series ${series}: its price list is not that of the terms it was received under`);
}

function checkDistributors({ tickets }: JournalAccount, database: DatabaseSync): void {
  const rows = database.prepare('SELECT id, disabled FROM distributor').all() as {
    id: string;
    disabled: number;
  }[];
  for (const { id, disabled } of rows) {
    if (tickets.distributors.get(id) !== (disabled === 1)) {
      throw new Broken(null, `distributor ${id}: the journal knows it otherwise`);
    }
  }
  if (rows.length !== tickets.distributors.size) throw new Broken(null, 'a journalled distributor is gone');
}

/** The books of every accounted series. @throws Broken at the first that disagrees with the journal */
export function checkTickets(database: DatabaseSync, account: JournalAccount): void {
  const store = new HoldingStore(database);
  checkDistributors(account, database);
  const booked = database.prepare('SELECT DISTINCT series FROM holding').all() as { series: number }[];
  for (const { series } of booked) {
    if (account.tickets.series.has(series)) continue;
    throw new Broken(null, `series ${series}: it has books that the journal knows nothing of`);
  }
  for (const [series, made] of account.tickets.series) {
    checkHoldings(series, made, store);
    checkMovements(series, made, store, database);
    checkSealed(series, account, database);
    checkPriceList(series, account, database);
  }
}
