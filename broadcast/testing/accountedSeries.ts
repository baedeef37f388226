/** The small print run with its file, received under an office key: its every ticket is in the books. */
import type { DatabaseSync } from 'node:sqlite';
import { buildSeries } from '../../engine/series/buildSeries.ts';
import { commitSeries, type SeriesCommitment } from '../../engine/series/commitSeries.ts';
import type { SeriesFile } from '../../engine/series/seriesFile.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import { termsHash } from '../../engine/terms/termsHash.ts';
import type { Journal } from '../store/journal.ts';
import type { SeriesStore } from '../store/seriesStore.ts';
import { OfficeKey } from '../tickets/officeKey.ts';
import { type Received, receiveSeries } from '../tickets/receiveSeries.ts';
import type { TicketBooks } from '../tickets/ticketBooks.ts';
import { smallTerms } from './smallSeries.ts';

export const OFFICE_KEY = 'an office key for tests alone';
const SALT = new Uint8Array(16).fill(9);
let stretched: OfficeKey | undefined;

/** The test key of a database that has had none; stretched once, which takes the time. */
export function testOffice(database: DatabaseSync): OfficeKey {
  stretched ??= new OfficeKey(OFFICE_KEY, SALT);
  database
    .prepare('INSERT OR IGNORE INTO office_key (id, salt, check_value) VALUES (1, ?, ?)')
    .run(SALT, stretched.checkValue());
  return stretched;
}

export interface TestRun {
  readonly file: SeriesFile;
  readonly commitment: SeriesCommitment;
}

/** A series with its commitment, the same every time. @param series 1 to 999 */
export function printRun(terms: LotteryTerms, series: number): TestRun {
  const columns = buildSeries(terms, series, [new Uint8Array(32).fill(series % 256)]);
  const facts = { lottery: terms.id, series, custodians: 1, termsHash: termsHash(terms) };
  const { commitment } = commitSeries(columns, facts);
  return { commitment, file: { ...facts, columns, terms } };
}

/** 600 tickets in 20 packs: those of `smallSeries`. @param series 1 to 999 */
export const smallRun = (series = 1): TestRun => printRun(smallTerms, series);

/** What a room of draws has of it. */
interface Books {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly series: SeriesStore;
  readonly books: TicketBooks;
}

/** Receives a run, the small one unless told otherwise, into a room that knows no series of its number. */
export function receiveRun(
  { database, journal, series, books }: Books,
  { file, commitment }: TestRun = smallRun(),
  office: OfficeKey = testOffice(database),
): Received & { readonly office: OfficeKey } {
  const reception = { database, journal, series, books, office, by: 'command-line' };
  return { ...receiveSeries(reception, file, commitment), office };
}
