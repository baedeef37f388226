/** Plans draws on the newest series' draw fund, which is a hard ceiling (clauses 13.4, 14.7; Annex 6). */
import { DRAW_VERSION, type DrawPlan } from '../../engine/draw/drawPlan.ts';
import { badInput, TirazhError } from '../../engine/errors.ts';
import { termsHash } from '../../engine/terms/termsHash.ts';
import type { KnownSeries, SeriesStore } from '../store/seriesStore.ts';
import type { DrawStore, OutsideCommitment, StoredDraw } from './drawStore.ts';

/** The operator's own contribution, held by the server until the draw is picked. */
export const OPERATOR = 'operator';

export interface PlanDraft {
  readonly closesMs: number;
  readonly startsMs: number;
  readonly reserves: number;
  /** Starts by itself. */
  readonly automatic: boolean;
  /** Contributors besides the operator who keep their own secrets. */
  readonly outsiders: readonly OutsideCommitment[];
  /** Contributors besides the operator whose secrets this server makes and keeps: stand-ins of the demo. */
  readonly standIns: readonly string[];
}

export interface FundUse {
  readonly totalTenge: number;
  /** Draws planned and not yet drawn. */
  readonly plannedTenge: number;
  /** Draws whose winners are picked. */
  readonly drawnTenge: number;
}

/** A plan and its commitments have to be journalled before closing: the machine gets this long for it. */
const LEAST_OPEN_MS = 200;

const PICKED = new Set(['sealed', 'showing', 'completed']);

const prizeTenge = ({ plan }: StoredDraw): number =>
  plan.prizes.reduce((sum, { amountTenge }) => sum + amountTenge, 0);

export class DrawPlanner {
  readonly #draws: DrawStore;
  readonly #series: SeriesStore;
  readonly #now: () => number;

  constructor(draws: DrawStore, series: SeriesStore, now: () => number) {
    this.#draws = draws;
    this.#series = series;
    this.#now = now;
  }

  #drawsOf(series: number): StoredDraw[] {
    return this.#draws.all().filter(({ plan, phase }) => plan.series === series && phase !== 'aborted');
  }

  /** How much of a series' draw fund is used. */
  fund({ series, terms }: KnownSeries): FundUse {
    const draws = this.#drawsOf(series);
    const sum = (some: StoredDraw[]): number => some.reduce((total, draw) => total + prizeTenge(draw), 0);
    return {
      totalTenge: terms.drawFund.totalTenge,
      plannedTenge: sum(draws.filter(({ phase }) => !PICKED.has(phase))),
      drawnTenge: sum(draws.filter(({ phase }) => PICKED.has(phase))),
    };
  }

  /** The next prize the fund still pays for, or null when it is all planned or drawn. */
  nextPrize(known: KnownSeries): KnownSeries['terms']['drawFund']['prizes'][number] | null {
    const { totalTenge, plannedTenge, drawnTenge } = this.fund(known);
    const leftTenge = totalTenge - plannedTenge - drawnTenge;
    return known.terms.drawFund.prizes.find(({ amountTenge }) => amountTenge <= leftTenge) ?? null;
  }

  /**
   * Plans and publishes the next draw.
   * @throws TirazhError WRONG_STATE when no series is known or the fund is used up, BAD_INPUT for bad times
   */
  plan(draft: PlanDraft): DrawPlan {
    const known = this.#series.newest();
    if (!known) throw new TirazhError('WRONG_STATE', 'no series is known yet; take one over with --series');
    const prize = this.nextPrize(known);
    if (!prize) {
      const { totalTenge } = this.fund(known);
      throw new TirazhError(
        'OVER_FUND',
        `series ${known.series}: the draw fund of ${totalTenge} tenge is planned or drawn to the last`,
      );
    }
    if (draft.closesMs < this.#now() + LEAST_OPEN_MS) throw badInput('closesAt: expected a time to come');
    if (draft.startsMs < draft.closesMs) throw badInput('startsAt: expected a time not before closesAt');
    const contributors = [
      OPERATOR,
      ...draft.outsiders.map(({ contributor }) => contributor),
      ...draft.standIns,
    ];
    const twice = contributors.find((contributor, i) => contributors.indexOf(contributor) !== i);
    if (twice) throw badInput(`commitments: ${twice} stands there twice; each contributor commits once`);
    const plan: DrawPlan = {
      version: DRAW_VERSION,
      drawId: this.#nextId(known),
      title: known.terms.name,
      termsHash: termsHash(known.terms),
      series: known.series,
      prizes: [{ place: 1, name: prize.name, amountTenge: prize.amountTenge }],
      winners: 1,
      reserves: draft.reserves,
      closesAt: new Date(draft.closesMs).toISOString(),
      startsAt: new Date(draft.startsMs).toISOString(),
      contributors,
      entropy: { kind: 'none' },
    };
    this.#draws.plan(plan, { automatic: draft.automatic, outsiders: draft.outsiders });
    return plan;
  }

  /** `<lottery>-<series>-<n>`: the n-th draw planned on that series. */
  #nextId({ terms, series }: KnownSeries): string {
    const count = this.#draws.all().filter(({ plan }) => plan.series === series).length;
    return `${terms.id}-${String(series).padStart(3, '0')}-${String(count + 1).padStart(2, '0')}`;
  }
}
