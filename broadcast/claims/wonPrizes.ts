/** What a ticket wins: its own prize, and those that its draw number won in draws whose result stands. */
import type { DatabaseSync } from 'node:sqlite';
import { type ClaimedPrize, claimedPrize } from '../../engine/claims/claimedPrize.ts';
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { drawStanding } from '../../engine/draw/drawStanding.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import type { ProvedPick } from '../../engine/draw/transcript.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';

/** Money of a draw that is none of the fund's own prizes. */
const DRAW_MONEY = 'draw-money';
/** A thing that the terms do not know. No channel takes it (9.6): it is never paid in money. */
const DRAW_THING = 'draw-thing';

export interface WonInDraw {
  readonly draw: string;
  readonly prize: ClaimedPrize;
  /** The winning draw number as it is printed. */
  readonly entry: string;
  /** The day on which it was drawn. */
  readonly since: string;
}

type PlannedPrize = DrawPlan['prizes'][number];

/**
 * The prize of a draw's place as the terms know it: what its plan says it is, a prize of the draw fund by its id, of whatever make and
 * sum (Annex 6), or money. Older plans do not say: there the fund's own prize has its name and its sum.
 */
export function drawPrize(terms: LotteryTerms, planned: PlannedPrize): ClaimedPrize {
  const { amountTenge, inKind, fundPrize } = planned;
  if (inKind === undefined) return matchedPrize(terms, planned);
  const own = fundPrize === undefined ? undefined : claimedPrize(terms, fundPrize);
  if (own?.source === 'draw' && own.inKind === inKind) return { ...own, amountTenge };
  return { id: inKind ? DRAW_THING : DRAW_MONEY, source: 'draw', amountTenge, inKind };
}

function matchedPrize(terms: LotteryTerms, { name, amountTenge }: PlannedPrize): ClaimedPrize {
  const own = terms.drawFund.prizes.find(
    (prize) => prize.amountTenge === amountTenge && prize.name.ru === name.ru,
  );
  return own ? claimedPrize(terms, own.id)! : { id: DRAW_MONEY, source: 'draw', amountTenge, inKind: false };
}

/** The winners of a draw; empty for one whose result does not stand (yet, or any more). */
export function winnersOf(
  terms: LotteryTerms,
  state: DrawState | null,
  picks: readonly Pick<ProvedPick, 'role' | 'place' | 'entry'>[],
): WonInDraw[] {
  if (!state?.completed) return [];
  const standing = drawStanding(state);
  if (standing !== 'valid' && standing !== 'certified') return [];
  const since = dayInAlmaty(state.completed.showAtMs);
  return picks.flatMap(({ role, place, entry }) => {
    const planned = state.plan.prizes[place - 1];
    if (role !== 'winner' || !planned) return [];
    return [{ draw: state.draw, prize: drawPrize(terms, planned), entry, since }];
  });
}

/** What the draws of a series were won by. */
export class WonPrizes {
  readonly #database: DatabaseSync;
  readonly #stateOf: (draw: string) => DrawState | null;

  constructor(database: DatabaseSync, stateOf: (draw: string) => DrawState | null) {
    this.#database = database;
    this.#stateOf = stateOf;
  }

  /** Of all draws of a series, in the order in which they were planned. */
  all(series: number, terms: LotteryTerms): WonInDraw[] {
    const rows = this.#database
      .prepare(
        `SELECT draw.id AS draw, picked.picks AS picks FROM draw JOIN picked ON picked.draw = draw.id
         WHERE draw.series = ? ORDER BY draw.created`,
      )
      .all(series) as { draw: string; picks: string }[];
    return rows.flatMap(({ draw, picks }) =>
      winnersOf(terms, this.#stateOf(draw), JSON.parse(picks) as ProvedPick[]),
    );
  }

  /** Of one ticket, by its draw number as printed. */
  of(series: number, terms: LotteryTerms, drawNumber: string): WonInDraw[] {
    return this.all(series, terms).filter(({ entry }) => entry === drawNumber);
  }
}
