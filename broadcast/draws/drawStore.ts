/** Draws as the server keeps them: plan, phase, contributions, frozen entries, picks, transcript. */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex } from '@noble/hashes/utils.js';
import { commitmentOf, SECRET_BYTES } from '../../engine/draw/commitment.ts';
import { type DrawPlan, drawPlanSchema, planHash } from '../../engine/draw/drawPlan.ts';
import type { DrawPhase } from '../../engine/draw/drawState.ts';
import type { ProvedPick } from '../../engine/draw/transcript.ts';
import { TirazhError } from '../../engine/errors.ts';
import type { Journal } from '../store/journal.ts';
import type { DrawLog } from './drawLog.ts';

/** A public phase, or `closing`: registration is over and the entries are being sorted and hashed. */
export type StoredPhase = DrawPhase | 'closing';

export interface StoredDraw {
  readonly id: string;
  readonly plan: DrawPlan;
  readonly phase: StoredPhase;
  readonly closesMs: number;
  readonly startsMs: number;
  /** Starts by itself when it is due. */
  readonly automatic: boolean;
  /** The people who started it by hand, or null. */
  readonly startedBy: string | null;
  /** Null until the entries are frozen. */
  readonly entryCount: number | null;
  /** The list that its entries come from; null: from registration. */
  readonly entryList: string | null;
  /** The draw that is held instead of this one, or null; its plan may not be published yet. */
  readonly redrawnAs: string | null;
}

export interface PlanOptions {
  readonly automatic: boolean;
  readonly outsiders: readonly OutsideCommitment[];
  readonly entryList: string | null;
}

export interface Contribution {
  readonly contributor: string;
  readonly commitment: string;
  /** 32 bytes, or null while its holder keeps it. */
  readonly secret: Uint8Array | null;
}

export interface StoredPicks {
  /** 64 bytes. */
  readonly seed: Uint8Array;
  readonly picks: readonly ProvedPick[];
  /** Index of the `draw.picked` journal record. */
  readonly record: number;
}

/** A contributor who keeps the secret until after closing. */
export interface OutsideCommitment {
  readonly contributor: string;
  readonly commitment: string;
}

const DRAW_COLUMNS = `id, plan, phase, closes_ms, starts_ms, automatic, started_by, entry_count, entry_list,
  (SELECT draft.draw FROM draft WHERE draft.redraw_of = draw.id) AS redrawn_as`;

function drawOf(row: Record<string, unknown>, plan: DrawPlan): StoredDraw {
  return {
    id: row.id as string,
    plan,
    phase: row.phase as StoredPhase,
    closesMs: row.closes_ms as number,
    startsMs: row.starts_ms as number,
    automatic: row.automatic === 1,
    startedBy: row.started_by as string | null,
    entryCount: row.entry_count as number | null,
    entryList: row.entry_list as string | null,
    redrawnAs: row.redrawn_as as string | null,
  };
}

export class DrawStore {
  readonly #database: DatabaseSync;
  readonly #journal: Journal;
  readonly #log: DrawLog;
  /** Plans never change: each is read and checked once. */
  readonly #plans = new Map<string, DrawPlan>();

  constructor(database: DatabaseSync, journal: Journal, log: DrawLog) {
    this.#database = database;
    this.#journal = journal;
    this.#log = log;
  }

  /**
   * Publishes a plan: draw, commitments and their events in one transaction. Contributors that are not
   * outsiders get a fresh secret here, which leaves the store only when the draw is picked.
   */
  plan(plan: DrawPlan, options: PlanOptions): void {
    const checked = drawPlanSchema.parse(plan);
    this.#journal.transact(() => {
      const created = (this.#database.prepare('SELECT count(*) AS n FROM draw').get() as { n: number }).n;
      this.#database
        .prepare(
          `INSERT INTO draw
             (id, created, plan, series, phase, closes_ms, starts_ms, automatic, entry_list, redraw_of)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          checked.drawId,
          created,
          JSON.stringify(checked),
          checked.series,
          'open',
          Date.parse(checked.closesAt!),
          Date.parse(checked.startsAt!),
          options.automatic ? 1 : 0,
          options.entryList,
          checked.redrawOf ?? null,
        );
      this.#log.append(checked.drawId, {
        type: 'planned',
        plan: checked,
        planHash: bytesToHex(planHash(checked)),
      });
      for (const [place, contributor] of checked.contributors.entries()) {
        this.#commit(checked.drawId, place, contributor, options.outsiders);
      }
    });
  }

  #commit(draw: string, place: number, contributor: string, outsiders: readonly OutsideCommitment[]): void {
    const outsider = outsiders.find((candidate) => candidate.contributor === contributor);
    const secret = outsider ? null : randomBytes(SECRET_BYTES);
    const commitment = outsider?.commitment ?? commitmentOf(draw, contributor, secret!);
    this.#database
      .prepare(
        'INSERT INTO contribution (draw, place, contributor, commitment, secret) VALUES (?, ?, ?, ?, ?)',
      )
      .run(draw, place, contributor, commitment, secret);
    this.#log.append(draw, { type: 'committed', contributor, commitment });
  }

  #drawOf = (row: Record<string, unknown>): StoredDraw => {
    const id = row.id as string;
    const known = this.#plans.get(id);
    const plan = known ?? drawPlanSchema.parse(JSON.parse(row.plan as string));
    // What a transaction has written may yet be rolled back: keep only what is committed.
    if (!known && !this.#journal.inTransaction) this.#plans.set(id, plan);
    return drawOf(row, plan);
  };

  get(id: string): StoredDraw | null {
    const row = this.#database.prepare(`SELECT ${DRAW_COLUMNS} FROM draw WHERE id = ?`).get(id);
    return row ? this.#drawOf(row) : null;
  }

  /** Whether a draw was ever planned to start at that instant, be it aborted since. */
  isPlannedFor(startsMs: number): boolean {
    return this.#database.prepare('SELECT 1 FROM draw WHERE starts_ms = ?').get(startsMs) !== undefined;
  }

  /** `<prefix>-<n>`, one more than any draw or draft that has the prefix. @param digits of n, at least */
  nextId(prefix: string, digits: number): string {
    const like = `${prefix}-%`;
    const rows = this.#database
      .prepare('SELECT id FROM draw WHERE id LIKE ?1 UNION SELECT draw FROM draft WHERE draw LIKE ?1')
      .all(like) as { id: string }[];
    const numbers = rows.map(({ id }) => Number(id.slice(prefix.length + 1))).filter(Number.isInteger);
    return `${prefix}-${String(Math.max(0, ...numbers) + 1).padStart(digits, '0')}`;
  }

  /** All draws, newest first. */
  all(): StoredDraw[] {
    return this.#database
      .prepare(`SELECT ${DRAW_COLUMNS} FROM draw ORDER BY created DESC`)
      .all()
      .map(this.#drawOf);
  }

  /** Draws that still have something to do, oldest first. */
  unfinished(): StoredDraw[] {
    return this.#database
      .prepare(
        `SELECT ${DRAW_COLUMNS} FROM draw WHERE phase NOT IN ('completed', 'aborted') ORDER BY starts_ms, created`,
      )
      .all()
      .map(this.#drawOf);
  }

  /** Moves a draw on. @throws TirazhError WRONG_STATE when it is not in phase `from` any more */
  move(id: string, from: StoredPhase, to: StoredPhase): void {
    const { changes } = this.#database
      .prepare('UPDATE draw SET phase = ? WHERE id = ? AND phase = ?')
      .run(to, id, from);
    if (changes !== 1) throw new TirazhError('WRONG_STATE', `draw ${id}: it is not ${from} any more`);
  }

  setStartedBy(id: string, by: readonly string[]): void {
    this.#database.prepare('UPDATE draw SET started_by = ? WHERE id = ?').run(by.join(' '), id);
  }

  contributions(id: string): Contribution[] {
    return this.#database
      .prepare('SELECT contributor, commitment, secret FROM contribution WHERE draw = ? ORDER BY place')
      .all(id) as unknown as Contribution[];
  }

  setSecret(id: string, contributor: string, secret: Uint8Array): void {
    this.#database
      .prepare('UPDATE contribution SET secret = ? WHERE draw = ? AND contributor = ?')
      .run(secret, id, contributor);
  }

  setFrozen(id: string, count: number, lines: Uint8Array): void {
    this.#database
      .prepare('UPDATE draw SET entry_count = ?, entry_lines = ? WHERE id = ?')
      .run(count, lines, id);
  }

  /** The frozen entries, one a line, or null before the freeze. */
  frozenLines(id: string): Uint8Array | null {
    const row = this.#database.prepare('SELECT entry_lines FROM draw WHERE id = ?').get(id);
    return (row as { entry_lines: Uint8Array | null } | undefined)?.entry_lines ?? null;
  }

  setPicked(id: string, { seed, picks, record }: StoredPicks): void {
    this.#database
      .prepare('INSERT INTO picked (draw, seed, picks, record) VALUES (?, ?, ?, ?)')
      .run(id, seed, JSON.stringify(picks), record);
  }

  picked(id: string): StoredPicks | null {
    const row = this.#database.prepare('SELECT seed, picks, record FROM picked WHERE draw = ?').get(id);
    if (!row) return null;
    const { seed, picks, record } = row as { seed: Uint8Array; picks: string; record: number };
    return { seed, picks: JSON.parse(picks) as ProvedPick[], record };
  }

  setTranscript(id: string, text: string): void {
    this.#database.prepare('UPDATE draw SET transcript = ? WHERE id = ?').run(text, id);
  }

  /** The transcript's text, or null before the draw is completed. */
  transcript(id: string): string | null {
    const row = this.#database.prepare('SELECT transcript FROM draw WHERE id = ?').get(id);
    return (row as { transcript: string | null } | undefined)?.transcript ?? null;
  }
}
