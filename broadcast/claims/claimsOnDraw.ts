/** Whether people have claims on a draw: then it is not held again, for a prize is asked for once and paid once (8.2 г, 9.6 а). */
import type { DatabaseSync } from 'node:sqlite';
import { CLOSED_STATES, type ClaimState } from '../../engine/claims/claim.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { BudgetTransfer } from '../protocol/claims.ts';
import { Refused } from '../refused.ts';

/** Claims that came to nothing: the prize is nobody's. A destroyed ticket was paid on. */
const WITHOUT_PRIZE: ReadonlySet<ClaimState> = new Set(
  [...CLOSED_STATES].filter((state) => state !== 'destroyed' && state !== 'expired'),
);

/** Whether a claim keeps its draw's result as it is: open, paid, or its money gone to the budget. */
export const holdsDraw = (state: ClaimState): boolean => !WITHOUT_PRIZE.has(state);

export const CLAIMED_DRAW_CLAUSE = '8.2 г; 9.6 а';

/** Of the draw, as far as it went. */
export interface DrawnOn {
  readonly draw: string;
  readonly series: number | null;
  /** When its result was shown; null: there is none. */
  readonly showAtMs: number | null;
}

export class ClaimsOnDraw {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** @throws Refused WRONG_STATE naming the claim, or the transfer, that the result is needed for */
  expectNone(drawn: DrawnOn): void {
    const claim = this.#living(drawn.draw);
    if (claim !== null) {
      throw new Refused(
        'WRONG_STATE',
        `draw ${drawn.draw}: ${claim} to its prize is open or paid (clause ${CLAIMED_DRAW_CLAUSE})`,
        { reason: 'prize-claimed', params: { claim, clause: CLAIMED_DRAW_CLAUSE } },
      );
    }
    const transfer = this.#transferOf(drawn);
    if (transfer === null) return;
    throw new Refused(
      'WRONG_STATE',
      `draw ${drawn.draw}: ${transfer} passes its money on to the state budget (clause 9.7)`,
      { reason: 'prize-to-budget', params: { transfer, clause: '9.7' } },
    );
  }

  #living(draw: string): string | null {
    const rows = this.#database
      .prepare('SELECT claim, state FROM claim WHERE source = ? ORDER BY record')
      .all(draw) as { claim: string; state: ClaimState }[];
    return rows.find(({ state }) => holdsDraw(state))?.claim ?? null;
  }

  /** A transfer, asked for or done, of what was drawn in the series on that day: lots are named by day. */
  #transferOf({ series, showAtMs }: DrawnOn): string | null {
    if (series === null || showAtMs === null) return null;
    const since = dayInAlmaty(showAtMs);
    const rows = this.#database
      .prepare(`SELECT transfer, lots FROM budget_transfer WHERE series = ? AND state IN ('asked', 'done')`)
      .all(series) as { transfer: string; lots: string }[];
    const found = rows.find(({ lots }) =>
      (JSON.parse(lots) as BudgetTransfer['lots']).some((lot) => lot.since === since),
    );
    return found?.transfer ?? null;
  }
}
