/** Raffles as the database keeps them: terms, months, participants under their codes, steps. What says who somebody is lies sealed. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { RecordedStep } from '../../engine/raffle/aftermathSteps.ts';
import { stepSchema } from '../../engine/raffle/aftermathSteps.ts';
import type { RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import type { ImportCounts } from '../protocol/raffle.ts';
import type { RoundName } from './participantCodes.ts';

export interface StoredRound extends RoundName {
  readonly termsHash: string;
  readonly list: string;
  readonly binding: string;
  readonly counts: ImportCounts;
  /** Account id. */
  readonly importedBy: string;
  readonly record: number;
  /** The draft or draw of the month; the draws held instead of it follow from there. */
  readonly draw: string | null;
}

export interface StoredParticipant {
  readonly code: string;
  readonly commitment: Uint8Array;
  /** Null once erased. */
  readonly lookup: Uint8Array | null;
  readonly sealed: Uint8Array | null;
}

export interface StoredStep extends RecordedStep {
  readonly seq: number;
  readonly record: number;
  readonly note: Uint8Array | null;
}

type Row = Record<string, SQLOutputValue>;

const ROUND_COLUMNS = 'raffle, month, terms_hash, list, binding, counts, imported_by, record, draw';

const roundOf = (row: Row): StoredRound => ({
  raffle: row.raffle as string,
  month: row.month as string,
  termsHash: row.terms_hash as string,
  list: row.list as string,
  binding: row.binding as string,
  counts: JSON.parse(row.counts as string) as ImportCounts,
  importedBy: row.imported_by as string,
  record: row.record as number,
  draw: row.draw as string | null,
});

const stepOf = (row: Row): StoredStep => ({
  step: stepSchema.parse(JSON.parse(row.step as string)),
  by: JSON.parse(row.by as string) as string[],
  atMs: row.at_ms as number,
  seq: row.seq as number,
  record: row.record as number,
  note: row.note as Uint8Array | null,
});

export class RaffleStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Terms in force: the last ones taken over of each raffle, by its id. */
  current(): { readonly raffle: string; readonly termsHash: string; readonly terms: RaffleTerms }[] {
    const rows = this.#database
      .prepare(
        `SELECT raffle, terms_hash, terms FROM raffle_terms AS t
         WHERE record = (SELECT max(record) FROM raffle_terms WHERE raffle = t.raffle) ORDER BY raffle`,
      )
      .all();
    return rows.map(({ raffle, terms_hash, terms }) => ({
      raffle: raffle as string,
      termsHash: terms_hash as string,
      terms: JSON.parse(terms as string) as RaffleTerms,
    }));
  }

  terms(termsHash: string): RaffleTerms | null {
    const row = this.#database.prepare('SELECT terms FROM raffle_terms WHERE terms_hash = ?').get(termsHash);
    return row ? (JSON.parse(row.terms as string) as RaffleTerms) : null;
  }

  setTerms(raffle: string, termsHash: string, terms: RaffleTerms, record: number): void {
    this.#database
      .prepare(
        `INSERT INTO raffle_terms (terms_hash, raffle, terms, record) VALUES (?, ?, ?, ?)
         ON CONFLICT (terms_hash) DO UPDATE SET record = excluded.record`,
      )
      .run(termsHash, raffle, JSON.stringify(terms), record);
  }

  round({ raffle, month }: RoundName): StoredRound | null {
    const row = this.#database
      .prepare(`SELECT ${ROUND_COLUMNS} FROM raffle_round WHERE raffle = ? AND month = ?`)
      .get(raffle, month);
    return row ? roundOf(row) : null;
  }

  rounds(): StoredRound[] {
    return this.#database
      .prepare(`SELECT ${ROUND_COLUMNS} FROM raffle_round ORDER BY raffle, month`)
      .all()
      .map(roundOf);
  }

  /** Puts a month's import in the place of the one before, participants and all. */
  replaceRound(round: StoredRound, participants: readonly StoredParticipant[], report: Uint8Array): void {
    const { raffle, month, termsHash, list, binding, counts, importedBy, record } = round;
    this.#database
      .prepare('DELETE FROM raffle_participant WHERE raffle = ? AND month = ?')
      .run(raffle, month);
    this.#database
      .prepare(
        `INSERT INTO raffle_round (${ROUND_COLUMNS}, report) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)
         ON CONFLICT (raffle, month) DO UPDATE SET terms_hash = excluded.terms_hash, list = excluded.list,
           binding = excluded.binding, counts = excluded.counts, imported_by = excluded.imported_by,
           record = excluded.record, draw = NULL, report = excluded.report`,
      )
      .run(raffle, month, termsHash, list, binding, JSON.stringify(counts), importedBy, record, report);
    const insert = this.#database.prepare(
      'INSERT INTO raffle_participant (raffle, month, code, commitment, lookup, sealed) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const { code, commitment, lookup, sealed } of participants) {
      insert.run(raffle, month, code, commitment, lookup, sealed);
    }
  }

  setDraw({ raffle, month }: RoundName, draw: string): void {
    this.#database
      .prepare('UPDATE raffle_round SET draw = ? WHERE raffle = ? AND month = ?')
      .run(draw, raffle, month);
  }

  /** Who is out and why, sealed. */
  report({ raffle, month }: RoundName): Uint8Array | null {
    const row = this.#database
      .prepare('SELECT report FROM raffle_round WHERE raffle = ? AND month = ?')
      .get(raffle, month);
    return (row?.report as Uint8Array | null | undefined) ?? null;
  }

  participant({ raffle, month }: RoundName, code: string): StoredParticipant | null {
    const row = this.#database
      .prepare(
        'SELECT code, commitment, lookup, sealed FROM raffle_participant WHERE raffle = ? AND month = ? AND code = ?',
      )
      .get(raffle, month, code);
    return row ? (row as unknown as StoredParticipant) : null;
  }

  /** The code of a month's participant, by the keyed hash of the number. */
  codeOf({ raffle, month }: RoundName, lookup: Uint8Array): string | null {
    const row = this.#database
      .prepare('SELECT code FROM raffle_participant WHERE lookup = ? AND raffle = ? AND month = ?')
      .get(lookup, raffle, month);
    return (row?.code as string | undefined) ?? null;
  }

  /** The first month, other than this one, in which a number was entered. */
  otherMonthOf({ raffle, month }: RoundName, lookup: Uint8Array): string | null {
    const row = this.#database
      .prepare(
        'SELECT month FROM raffle_participant WHERE lookup = ? AND raffle = ? AND month <> ? ORDER BY month LIMIT 1',
      )
      .get(lookup, raffle, month);
    return (row?.month as string | undefined) ?? null;
  }

  /** In the order of the codes. */
  commitments({ raffle, month }: RoundName): { readonly code: string; readonly commitment: Uint8Array }[] {
    return this.#database
      .prepare('SELECT code, commitment FROM raffle_participant WHERE raffle = ? AND month = ? ORDER BY code')
      .all(raffle, month) as unknown as { code: string; commitment: Uint8Array }[];
  }

  /** Deletes all that says who a participant is. */
  erase({ raffle, month }: RoundName, code: string): void {
    // Pages that are freed are overwritten.
    this.#database.exec('PRAGMA secure_delete = ON');
    this.#database
      .prepare(
        'UPDATE raffle_participant SET lookup = NULL, sealed = NULL WHERE raffle = ? AND month = ? AND code = ?',
      )
      .run(raffle, month, code);
  }

  setReport({ raffle, month }: RoundName, report: Uint8Array): void {
    this.#database
      .prepare('UPDATE raffle_round SET report = ? WHERE raffle = ? AND month = ?')
      .run(report, raffle, month);
  }

  steps({ raffle, month }: RoundName): StoredStep[] {
    return this.#database
      .prepare(
        'SELECT seq, step, by, at_ms, record, note FROM raffle_step WHERE raffle = ? AND month = ? ORDER BY seq',
      )
      .all(raffle, month)
      .map(stepOf);
  }

  addStep({ raffle, month }: RoundName, { seq, step, by, atMs, record, note }: StoredStep): void {
    this.#database
      .prepare(
        'INSERT INTO raffle_step (raffle, month, seq, step, by, at_ms, record, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(raffle, month, seq, JSON.stringify(step), JSON.stringify(by), atMs, record, note);
  }
}
