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
  /** Under which its participants are kept. */
  readonly batch: string;
  readonly binding: string;
  readonly counts: ImportCounts;
  /** Account id. */
  readonly importedBy: string;
  readonly record: number;
  /** The draft or draw of the month; the draws held instead of it follow from there. */
  readonly draw: string | null;
}

export interface StoredStep extends RecordedStep {
  readonly seq: number;
  readonly record: number;
  /** Sealed. */
  readonly note: Uint8Array | null;
  /** A power of attorney, sealed. */
  readonly paper: Uint8Array | null;
}

type Row = Record<string, SQLOutputValue>;

const ROUND_COLUMNS = 'raffle, month, terms_hash, list, batch, binding, counts, imported_by, record, draw';

const roundOf = (row: Row): StoredRound => ({
  raffle: row.raffle as string,
  month: row.month as string,
  termsHash: row.terms_hash as string,
  list: row.list as string,
  batch: row.batch as string,
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
  paper: row.paper as Uint8Array | null,
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

  /** Puts a month's import in the place of the one before. */
  replaceRound(round: StoredRound, report: Uint8Array): void {
    const { raffle, month, termsHash, list, batch, binding, counts, importedBy, record } = round;
    this.#database
      .prepare(
        `INSERT INTO raffle_round (${ROUND_COLUMNS}, report) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)
         ON CONFLICT (raffle, month) DO UPDATE SET terms_hash = excluded.terms_hash, list = excluded.list,
           batch = excluded.batch, binding = excluded.binding, counts = excluded.counts,
           imported_by = excluded.imported_by, record = excluded.record, draw = NULL, report = excluded.report`,
      )
      .run(
        ...[
          raffle,
          month,
          termsHash,
          list,
          batch,
          binding,
          JSON.stringify(counts),
          importedBy,
          record,
          report,
        ],
      );
  }

  /** The last record that took over participants of another month, or -1: what was looked up among them before it may be otherwise. */
  lastImportBeside({ raffle, month }: RoundName): number {
    const row = this.#database
      .prepare('SELECT max(record) AS record FROM raffle_round WHERE raffle = ? AND month <> ?')
      .get(raffle, month);
    return (row?.record as number | null | undefined) ?? -1;
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

  setReport({ raffle, month }: RoundName, report: Uint8Array | null): void {
    this.#database
      .prepare('UPDATE raffle_round SET report = ? WHERE raffle = ? AND month = ?')
      .run(report, raffle, month);
  }

  steps({ raffle, month }: RoundName): StoredStep[] {
    return this.#database
      .prepare(
        'SELECT seq, step, by, at_ms, record, note, paper FROM raffle_step WHERE raffle = ? AND month = ? ORDER BY seq',
      )
      .all(raffle, month)
      .map(stepOf);
  }

  addStep({ raffle, month }: RoundName, { seq, step, by, atMs, record, note, paper }: StoredStep): void {
    this.#database
      .prepare(
        'INSERT INTO raffle_step (raffle, month, seq, step, by, at_ms, record, note, paper) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(raffle, month, seq, JSON.stringify(step), JSON.stringify(by), atMs, record, note, paper);
  }

  /** Deletes what was written beside the steps and decisions that are about a code. */
  forgetNotes(name: RoundName, code: string): void {
    const { raffle, month } = name;
    const steps = this.steps(name);
    const contacts = new Set(
      steps.flatMap(({ step }) => (step.type === 'contact' && step.code === code ? [step.contact] : [])),
    );
    const isOfCode = ({ step }: StoredStep): boolean =>
      ('code' in step && step.code === code) ||
      (step.type === 'contact-mistaken' && contacts.has(step.contact));
    const forget = this.#database.prepare(
      'UPDATE raffle_step SET note = NULL, paper = NULL WHERE raffle = ? AND month = ? AND seq = ?',
    );
    for (const { seq } of steps.filter(isOfCode)) forget.run(raffle, month, seq);
    this.#database
      .prepare(
        "UPDATE raffle_decision SET note = NULL WHERE raffle = ? AND month = ? AND json_extract(content, '$.code') = ?",
      )
      .run(raffle, month, code);
  }
}
