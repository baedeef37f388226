/**
 * A series comes from the printer: its file is checked against the public commitment, ticket by ticket, sealed under the office key,
 * and its books are opened with every ticket in the warehouse (clauses 7.2, 11.5). All of it or nothing.
 */
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex } from '@noble/hashes/utils.js';
import { checkFailed } from '../../engine/errors.ts';
import { type SeriesCommitment, ticketTreeInSteps } from '../../engine/series/commitSeries.ts';
import { DRAW_NUMBER_DIGITS } from '../../engine/series/drawNumber.ts';
import { exactChecks } from '../../engine/series/exactAudit.ts';
import type { SeriesColumns } from '../../engine/series/seriesColumns.ts';
import type { SeriesFile } from '../../engine/series/seriesFile.ts';
import type { Journal } from '../store/journal.ts';
import type { SeriesStore } from '../store/seriesStore.ts';
import type { OfficeKey } from './officeKey.ts';
import { sealInSteps } from './sealedSeries.ts';
import type { TicketBooks } from './ticketBooks.ts';

export interface Reception {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly series: SeriesStore;
  readonly books: TicketBooks;
  readonly office: OfficeKey;
  /** Account id of who receives, or what the journal shall have instead. */
  readonly by: string;
}

export interface Received {
  readonly series: number;
  readonly tickets: number;
  readonly packs: number;
  readonly record: number;
}

/** The share of the whole that each stage takes, about. */
const STAGES = { commitment: 0.2, sealing: 0.55 } as const;
const ZERO = 0x30;

/** What the file says of itself must be what was published. @throws TirazhError CHECK_FAILED naming the first difference */
function expectSameFacts(file: SeriesFile, commitment: SeriesCommitment): void {
  const facts = {
    ...{ lottery: file.terms.id, series: file.series, tickets: file.columns.tickets },
    ...{ custodians: file.custodians, termsHash: file.termsHash },
  };
  for (const name of ['lottery', 'series', 'tickets', 'custodians', 'termsHash'] as const) {
    if (facts[name] === commitment[name]) continue;
    throw checkFailed(`${name}: the commitment says ${commitment[name]}, the file ${facts[name]}`);
  }
}

/** The draw number of every place. */
function drawNumbersByPlace({ tickets, drawNumbers }: SeriesColumns): Float64Array {
  const numbers = new Float64Array(tickets);
  for (let at = 0; at < drawNumbers.length; at++) {
    const place = Math.floor(at / DRAW_NUMBER_DIGITS);
    numbers[place] = numbers[place]! * 10 + drawNumbers[at]! - ZERO;
  }
  return numbers;
}

function* checkedInSteps(file: SeriesFile, commitment: SeriesCommitment): Generator<number, void> {
  expectSameFacts(file, commitment);
  const tree = yield* ticketTreeInSteps(file.columns);
  const root = bytesToHex(tree.root());
  if (root !== commitment.root) {
    throw checkFailed(`root: the commitment says ${commitment.root}, the tickets give ${root}`);
  }
  // The tier is no part of the commitment: it has to be what the rows win.
  for (const { about, ok, detail } of exactChecks(file.columns, file.terms, file.series)) {
    if (!ok) throw checkFailed(`${about}: ${detail}`);
  }
}

/**
 * Receives a series in steps: each yields the share done, so that a caller may turn to something else in between. Whatever it has
 * not finished with leaves nothing behind.
 * Cost: about 6 s for 500,100 tickets, of which the transaction at the end takes 3.
 * @throws TirazhError CHECK_FAILED for a file that is not what was committed to, BAD_INPUT for a series that is here already
 */
export function* receiveInSteps(
  reception: Reception,
  file: SeriesFile,
  commitment: SeriesCommitment,
): Generator<number, Received> {
  const { database, journal, series, books, office, by } = reception;
  const { columns, terms } = file;
  for (const share of checkedInSteps(file, commitment)) yield share * STAGES.commitment;
  const { packTickets } = terms.series;
  const sealing = sealInSteps(columns, { series: file.series, packTickets }, office);
  let step = sealing.next();
  for (; !step.done; step = sealing.next()) yield STAGES.commitment + step.value * STAGES.sealing;
  const { packs, digest } = step.value;
  yield STAGES.commitment + STAGES.sealing;
  return journal.transact(() => {
    const byPlace = drawNumbersByPlace(columns);
    const { record } = series.addAccounted(terms, commitment, { byPlace, sealed: digest, by });
    const insert = database.prepare('INSERT INTO sealed_pack (series, pack, records) VALUES (?, ?, ?)');
    for (const [i, records] of packs.entries()) insert.run(file.series, i + 1, records);
    books.begin(file.series, columns.tickets, record, by);
    return { series: file.series, tickets: columns.tickets, packs: packs.length, record: record.index };
  });
}

/** Receives a series at one go. */
export function receiveSeries(
  reception: Reception,
  file: SeriesFile,
  commitment: SeriesCommitment,
  onProgress?: (share: number) => void,
): Received {
  const steps = receiveInSteps(reception, file, commitment);
  let step = steps.next();
  for (; !step.done; step = steps.next()) onProgress?.(step.value);
  return step.value;
}
