/** Known print runs and the draw numbers printed on their tickets. */
import type { DatabaseSync } from 'node:sqlite';
import { badInput } from '../../engine/errors.ts';
import type { SeriesCommitment } from '../../engine/series/commitSeries.ts';
import { DRAW_NUMBER_DIGITS } from '../../engine/series/drawNumber.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import { lotteryTermsSchema } from '../../engine/terms/lotteryTerms.ts';
import type { Journal, StoredRecord } from './journal.ts';
import { numberDigest } from './numberDigest.ts';
import { priceList } from './priceList.ts';

/** What comes with a series whose every ticket is accounted for. */
export interface AccountedSeries {
  /** The draw number of every place, in order of the places. */
  readonly byPlace: Float64Array;
  /** SHA-256 of the sealed records, in hex. */
  readonly sealed: string;
  /** Account id of who took it over. */
  readonly by: string;
}

/** Draw numbers lie below it. */
const DRAW_NUMBERS = 10 ** DRAW_NUMBER_DIGITS;

export interface KnownSeries {
  readonly series: number;
  readonly terms: LotteryTerms;
  readonly commitment: SeriesCommitment;
}

export class SeriesStore {
  readonly #database: DatabaseSync;
  readonly #journal: Journal;
  /** Read and checked once: a series never changes. */
  readonly #known = new Map<number, KnownSeries>();

  constructor(database: DatabaseSync, journal: Journal) {
    this.#database = database;
    this.#journal = journal;
  }

  /**
   * Takes over a print run: its commitment and its draw numbers, all or nothing.
   * @param drawNumbers 12-digit numbers as integers, ascending
   * @throws TirazhError BAD_INPUT for a series that is known already
   */
  add(terms: LotteryTerms, commitment: SeriesCommitment, drawNumbers: Float64Array): void {
    const { series } = commitment;
    this.#journal.transact(() => {
      this.#insert(terms, commitment);
      const insert = this.#database.prepare('INSERT INTO ticket (number, series) VALUES (?, ?)');
      for (let i = 0; i < drawNumbers.length; i++) insert.run(drawNumbers[i]!, series);
      this.#journal.append('series.received', { ...commitment, drawNumbers: numberDigest(drawNumbers) });
    });
  }

  /**
   * Takes over a print run whose every ticket is accounted for from here on, in the transaction that opens its books.
   * @returns the record that the books begin with
   * @throws TirazhError BAD_INPUT for a series that is known already
   */
  addAccounted(terms: LotteryTerms, commitment: SeriesCommitment, accounted: AccountedSeries): StoredRecord {
    const { byPlace, sealed, by } = accounted;
    return this.#journal.transact(() => {
      this.#insert(terms, commitment);
      const insert = this.#database.prepare('INSERT INTO ticket (number, series, place) VALUES (?, ?, ?)');
      const places = Uint32Array.from(byPlace, (_, place) => place).sort((a, b) => byPlace[a]! - byPlace[b]!);
      for (const place of places) insert.run(byPlace[place]!, commitment.series, place);
      return this.#journal.append('series.received', {
        ...commitment,
        drawNumbers: numberDigest(byPlace.toSorted()),
        byPlace: numberDigest(byPlace),
        ...{ sealed, by, priceList: priceList(terms) },
      });
    });
  }

  /** The series' own row. @throws TirazhError BAD_INPUT for a series that is known already */
  #insert(terms: LotteryTerms, commitment: SeriesCommitment): void {
    const { series, tickets } = commitment;
    if (this.get(series)) throw badInput(`series ${series}: it has been taken over already`);
    this.#database
      .prepare('INSERT INTO series (series, lottery, terms, commitment, tickets) VALUES (?, ?, ?, ?, ?)')
      .run(series, terms.id, JSON.stringify(terms), JSON.stringify(commitment), tickets);
  }

  get(series: number): KnownSeries | null {
    const known = this.#known.get(series);
    if (known) return known;
    const row = this.#database.prepare('SELECT terms, commitment FROM series WHERE series = ?').get(series);
    if (!row) return null;
    const read = knownSeries(row as unknown as SeriesRow);
    // What a transaction has written may yet be rolled back: keep only what is committed.
    if (!this.#journal.inTransaction) this.#known.set(series, read);
    return read;
  }

  /** All known series, oldest first. */
  all(): KnownSeries[] {
    const rows = this.#database.prepare('SELECT series FROM series ORDER BY series').all();
    return (rows as { series: number }[]).map(({ series }) => this.get(series)!);
  }

  /** The newest known series: the one whose draws are held now. */
  newest(): KnownSeries | null {
    const row = this.#database.prepare('SELECT max(series) AS newest FROM series').get();
    const { newest } = row as { newest: number | null };
    return newest === null ? null : this.get(newest);
  }

  /** Some printed number of a series: the first at or above a place chosen by `share` of the number range. */
  numberNear(series: number, share: number): number | null {
    const row = this.#database
      .prepare('SELECT number FROM ticket WHERE number >= ? AND series = ? ORDER BY number LIMIT 1')
      .get(Math.floor(share * DRAW_NUMBERS), series);
    return (row as { number: number } | undefined)?.number ?? null;
  }

  /** The place of the ticket that has the number; null where the series has no such ticket, or no places. */
  placeOf(number: number, series: number): number | null {
    const row = this.#database
      .prepare('SELECT place FROM ticket WHERE number = ? AND series = ?')
      .get(number, series);
    return (row as { place: number | null } | undefined)?.place ?? null;
  }

  /** Whether any known series printed the number. */
  isPrinted(number: number): boolean {
    return this.#database.prepare('SELECT 1 FROM ticket WHERE number = ?').get(number) !== undefined;
  }
}

interface SeriesRow {
  readonly terms: string;
  readonly commitment: string;
}

function knownSeries(row: SeriesRow): KnownSeries {
  const commitment = JSON.parse(row.commitment) as SeriesCommitment;
  return { series: commitment.series, terms: lotteryTermsSchema.parse(JSON.parse(row.terms)), commitment };
}
