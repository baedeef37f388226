/** The draw that a ticket's number takes part in (clauses 8.2 в, г): a ticket paid on for its own prize may still win there. */
import type { DatabaseSync } from 'node:sqlite';
import type { DrawState } from '../../engine/draw/drawState.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import type { RegisteredDraw } from '../protocol/claims.ts';
import { printedNumber } from '../store/numberDigest.ts';
import type { WonPrizes } from './wonPrizes.ts';

interface Place {
  readonly series: number;
  readonly place: number;
}

export class RegisteredDraws {
  readonly #database: DatabaseSync;
  readonly #stateOf: (draw: string) => DrawState | null;
  readonly #won: WonPrizes;

  constructor(database: DatabaseSync, stateOf: (draw: string) => DrawState | null, won: WonPrizes) {
    this.#database = database;
    this.#stateOf = stateOf;
    this.#won = won;
  }

  /** Null: it was registered for none, or that one was called off. */
  of({ series, place }: Place): RegisteredDraw | null {
    const row = this.#database
      .prepare(
        `SELECT r.draw AS draw FROM ticket t JOIN registration r ON r.number = t.number AND r.series = t.series
         WHERE t.series = ? AND t.place = ? AND r.released = 0 ORDER BY r.record DESC LIMIT 1`,
      )
      .get(series, place);
    if (!row) return null;
    const draw = row.draw as string;
    const state = this.#stateOf(draw);
    return { draw, isHeld: state?.completed != null && state.redrawn === null };
  }

  /** Draws whose prizes the ticket won. */
  wonBy({ series, place }: Place, terms: LotteryTerms): string[] {
    const row = this.#database
      .prepare('SELECT number FROM ticket WHERE series = ? AND place = ?')
      .get(series, place);
    if (!row) return [];
    return this.#won.of(series, terms, printedNumber(row.number as number)).map(({ draw }) => draw);
  }
}
