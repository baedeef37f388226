/** Drafts as the database keeps them. */
import type { DatabaseSync } from 'node:sqlite';
import type { DraftRequest } from '../protocol/host.ts';

export interface StoredDraft {
  readonly draw: string;
  readonly request: DraftRequest;
  readonly createdBy: string;
  readonly createdMs: number;
  readonly redrawOf: string | null;
  /** A redraw's: entries of the old draw that are left out. */
  readonly excluded: readonly string[];
}

export interface DraftCommitment {
  readonly account: string;
  readonly commitment: string | null;
}

const COLUMNS = 'draw, request, created_by, created_ms, redraw_of, excluded';

const draftOf = (row: Record<string, unknown>): StoredDraft => ({
  draw: row.draw as string,
  request: JSON.parse(row.request as string) as DraftRequest,
  createdBy: row.created_by as string,
  createdMs: row.created_ms as number,
  redrawOf: row.redraw_of as string | null,
  excluded: JSON.parse(row.excluded as string) as string[],
});

export class DraftStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Neither published nor dropped, oldest first. */
  open(): StoredDraft[] {
    return this.#database
      .prepare(`SELECT ${COLUMNS} FROM draft WHERE state = 'open' ORDER BY created_ms, draw`)
      .all()
      .map(draftOf);
  }

  /** An open draft, or null. */
  get(draw: string): StoredDraft | null {
    const row = this.#database
      .prepare(`SELECT ${COLUMNS} FROM draft WHERE draw = ? AND state = 'open'`)
      .get(draw);
    return row ? draftOf(row) : null;
  }

  add({ draw, request, createdBy, createdMs, redrawOf, excluded }: StoredDraft): void {
    this.#database
      .prepare(`INSERT INTO draft (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`)
      .run(draw, JSON.stringify(request), createdBy, createdMs, redrawOf, JSON.stringify(excluded));
  }

  setRequest(draw: string, request: DraftRequest): void {
    this.#database.prepare('UPDATE draft SET request = ? WHERE draw = ?').run(JSON.stringify(request), draw);
  }

  end(draw: string, state: 'published' | 'dropped'): void {
    this.#database.prepare('UPDATE draft SET state = ? WHERE draw = ?').run(state, draw);
  }

  /** Of the draft's commission, in its order. */
  commitments({ draw, request }: StoredDraft): DraftCommitment[] {
    const rows = this.#database
      .prepare('SELECT account, commitment FROM draft_commitment WHERE draw = ?')
      .all(draw) as { account: string; commitment: string }[];
    const given = new Map(rows.map(({ account, commitment }) => [account, commitment]));
    return request.commission.map((account) => ({ account, commitment: given.get(account) ?? null }));
  }

  setCommitment(draw: string, account: string, commitment: string): void {
    this.#database
      .prepare(
        `INSERT INTO draft_commitment (draw, account, commitment) VALUES (?, ?, ?)
         ON CONFLICT (draw, account) DO UPDATE SET commitment = excluded.commitment`,
      )
      .run(draw, account, commitment);
  }
}
