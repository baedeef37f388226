/** Plans draws on the newest series' draw fund, which is a hard ceiling (clauses 13.4, 14.7; Annex 6). */
import { DRAW_VERSION, type DrawPlan, drawPlanSchema } from '../../engine/draw/drawPlan.ts';
import type { LocalText } from '../../engine/encoding/schemas.ts';
import { badInput } from '../../engine/errors.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import { termsHash } from '../../engine/terms/termsHash.ts';
import type { PrizeChoice } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import type { KnownSeries, SeriesStore } from '../store/seriesStore.ts';
import type { DrawStore, OutsideCommitment, StoredDraw } from './drawStore.ts';
import { plannedForList, plannedPrizes } from './plannedPrizes.ts';

/** The operator's own contribution, held by the server until the draw is picked. */
export const OPERATOR = 'operator';

/** A list of entries as a plan needs it. */
export interface ListedEntries {
  readonly list: string;
  readonly count: number;
  /** For people, where the draw has no lottery. */
  readonly title: LocalText;
}

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
  /** The id that commitments were made for; left out: the next one. */
  readonly drawId?: string;
  /** One for each winner; left out or empty: the fund's next prize. */
  readonly prizes?: readonly PrizeChoice[];
  /** Where the entries come from; left out: registration. */
  readonly entries?: ListedEntries;
  /** The draw that this one is held instead of. */
  readonly redrawOf?: StoredDraw;
  readonly rehearsal?: true;
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

type FundPrize = KnownSeries['terms']['drawFund']['prizes'][number];

const PICKED = new Set(['sealed', 'showing', 'completed']);

const prizeTenge = ({ plan }: StoredDraw): number =>
  plan.prizes.reduce((sum, { amountTenge }) => sum + amountTenge, 0);

const fundChoice = ({ id, name, amountTenge, inKind }: FundPrize): PrizeChoice => ({
  ...{ name, amountTenge, inKind, fundPrize: id },
});

/** The last day on which tickets of a series are taken, where a draw shown on a day leaves its winners none to come (9.5, 14.7). */
export type LastDayBefore = (series: number, shownOn: string) => string | null;

export class DrawPlanner {
  readonly #draws: DrawStore;
  readonly #series: SeriesStore;
  readonly #now: () => number;
  #lastDayBefore: LastDayBefore = () => null;

  constructor(draws: DrawStore, series: SeriesStore, now: () => number) {
    this.#draws = draws;
    this.#series = series;
    this.#now = now;
  }

  /** Tells of draws that come too late for their winners. */
  warnOfLate(lastDayBefore: LastDayBefore): void {
    this.#lastDayBefore = lastDayBefore;
  }

  /** The last day on which tickets are taken, where the draw is shown after it; null where it is not, or has no series. */
  takenThrough(draft: PlanDraft): string | null {
    if (draft.entries || draft.redrawOf?.plan.series === null) return null;
    const { series } = this.#seriesOf(draft);
    return this.#lastDayBefore(series, dayInAlmaty(draft.startsMs));
  }

  /**
   * How much of a series' draw fund is used. A draw that is held again counts once: as planned until the plan of the draw
   * held instead is published, and then as that draw.
   */
  fund({ series, terms }: KnownSeries): FundUse {
    const all = this.#draws.all();
    const ids = new Set(all.map(({ id }) => id));
    const use = { planned: 0, drawn: 0 };
    for (const draw of all) {
      if (draw.plan.series !== series) continue;
      const { phase, redrawnAs } = draw;
      if (redrawnAs === null ? phase === 'aborted' : ids.has(redrawnAs)) continue;
      use[redrawnAs === null && PICKED.has(phase) ? 'drawn' : 'planned'] += prizeTenge(draw);
    }
    return {
      totalTenge: terms.drawFund.totalTenge,
      plannedTenge: use.planned,
      drawnTenge: use.drawn,
    };
  }

  /** What the fund has left for a further draw, or for one held instead of another, whose money it has already. */
  #leftTenge(known: KnownSeries, redrawOf: StoredDraw | undefined): number {
    const { totalTenge, plannedTenge, drawnTenge } = this.fund(known);
    const isCounted = redrawOf !== undefined && (redrawOf.redrawnAs !== null || redrawOf.phase !== 'aborted');
    return totalTenge - plannedTenge - drawnTenge + (isCounted ? prizeTenge(redrawOf) : 0);
  }

  /**
   * The prizes of a draw under a series' fund: those wanted, or the fund's next one.
   * @throws TirazhError OVER_FUND
   */
  #fundPrizes(known: KnownSeries, { prizes = [], redrawOf }: PlanDraft): readonly PrizeChoice[] {
    const leftTenge = this.#leftTenge(known, redrawOf);
    const next = known.terms.drawFund.prizes.find(({ amountTenge }) => amountTenge <= leftTenge);
    const chosen = plannedPrizes(known.terms, prizes.length > 0 ? prizes : next ? [fundChoice(next)] : []);
    const wantedTenge = chosen.reduce((sum, { amountTenge }) => sum + amountTenge, 0);
    if (chosen.length > 0 && wantedTenge <= leftTenge) return chosen;
    const { totalTenge } = this.fund(known);
    if (chosen.length === 0 || leftTenge === 0) {
      const message = `series ${known.series}: the draw fund of ${totalTenge} tenge is planned or drawn to the last`;
      throw new Refused('OVER_FUND', message, { reason: 'fund-used-up', params: { totalTenge } });
    }
    throw new Refused(
      'OVER_FUND',
      `series ${known.series}: ${wantedTenge} tenge wanted, ${leftTenge} of ${totalTenge} are left of the draw fund`,
      { reason: 'fund-too-small', params: { wantedTenge, leftTenge, totalTenge } },
    );
  }

  #seriesOf({ redrawOf }: PlanDraft): KnownSeries {
    const known = redrawOf ? this.#series.get(redrawOf.plan.series!) : this.#series.newest();
    if (known) return known;
    const message = 'no series is known yet; take one over with --series';
    throw new Refused('WRONG_STATE', message, { reason: 'no-series' });
  }

  /** What a plan says of lottery, series and prizes. */
  #subject(
    draft: PlanDraft,
  ): Pick<DrawPlan, 'title' | 'termsHash' | 'series'> & { prizes: readonly PrizeChoice[] } {
    const { entries, prizes = [], redrawOf } = draft;
    if (!entries && redrawOf?.plan.series !== null) {
      const known = this.#seriesOf(draft);
      const { terms, series } = known;
      return {
        title: terms.name,
        termsHash: termsHash(terms),
        series,
        prizes: this.#fundPrizes(known, draft),
      };
    }
    if (prizes.length === 0) {
      const message = 'prizes: a draw from a list names one prize or more';
      throw new Refused('BAD_REQUEST', message, { reason: 'no-prizes' });
    }
    if (!entries) {
      const message = 'entries: a draw without a series needs a list';
      throw new Refused('BAD_REQUEST', message, { reason: 'no-list' });
    }
    return { title: entries.title, termsHash: null, series: null, prizes: plannedForList(prizes) };
  }

  /** Whether a draft could be planned now. Answers its prizes and the id it would have. @throws TirazhError as `plan` */
  check(draft: PlanDraft): { readonly drawId: string; readonly prizes: readonly PrizeChoice[] } {
    const { drawId, prizes } = this.#planOf(draft);
    return { drawId, prizes: prizes.map(({ place: _, ...choice }) => choice) };
  }

  /** The next prize the fund still pays for, or null when it is all planned or drawn. */
  nextPrize(known: KnownSeries): FundPrize | null {
    const leftTenge = this.#leftTenge(known, undefined);
    return known.terms.drawFund.prizes.find(({ amountTenge }) => amountTenge <= leftTenge) ?? null;
  }

  /**
   * Plans and publishes the next draw.
   * @throws TirazhError WRONG_STATE when no series is known or the fund is used up, BAD_INPUT for bad times
   */
  plan(draft: PlanDraft): DrawPlan {
    const plan = this.#planOf(draft);
    const { automatic, outsiders, entries } = draft;
    this.#draws.plan(plan, { automatic, outsiders, entryList: entries?.list ?? null });
    return plan;
  }

  #expectTimes({ closesMs, startsMs }: PlanDraft): void {
    if (closesMs < this.#now() + LEAST_OPEN_MS) {
      throw new Refused('BAD_REQUEST', 'closesAt: expected a time to come', { reason: 'closes-in-past' });
    }
    if (startsMs < closesMs) {
      const message = 'startsAt: expected a time not before closesAt';
      throw new Refused('BAD_REQUEST', message, { reason: 'starts-before-closing' });
    }
  }

  #planOf(draft: PlanDraft): DrawPlan {
    const { title, termsHash, series, prizes } = this.#subject(draft);
    this.#expectTimes(draft);
    const contributors = [
      OPERATOR,
      ...draft.outsiders.map(({ contributor }) => contributor),
      ...draft.standIns,
    ];
    const twice = contributors.find((contributor, i) => contributors.indexOf(contributor) !== i);
    if (twice) {
      const message = `commission: ${twice} stands there twice; each contributor commits once`;
      throw new Refused('BAD_REQUEST', message, { reason: 'member-twice', params: { account: twice } });
    }
    const needed = prizes.length + draft.reserves;
    if (draft.entries && draft.entries.count < needed) {
      const { count } = draft.entries;
      const message = `entries: ${count} in the list, ${needed} needed: winners and reserves`;
      const params = { entries: count, needed };
      throw new Refused('BAD_REQUEST', message, { reason: 'too-few-entries', params });
    }
    const plan: DrawPlan = {
      version: DRAW_VERSION,
      drawId: draft.drawId ?? this.#nextId(series),
      ...{ title, termsHash, series },
      prizes: prizes.map((choice, i) => ({ place: i + 1, ...choice })),
      winners: prizes.length,
      reserves: draft.reserves,
      closesAt: new Date(draft.closesMs).toISOString(),
      startsAt: new Date(draft.startsMs).toISOString(),
      contributors,
      entropy: { kind: 'none' },
      ...(draft.redrawOf && { redrawOf: draft.redrawOf.id }),
      ...(draft.rehearsal && { rehearsal: draft.rehearsal }),
    };
    const parsed = drawPlanSchema.safeParse(plan);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]!;
    throw badInput(`${issue.path.join('.')}: ${issue.message}`);
  }

  /** `<lottery>-<series>-<n>`: the n-th draw of that series; `list-<n>` for draws without one. */
  #nextId(series: number | null): string {
    if (series === null) return this.#draws.nextId('list', 3);
    const { terms } = this.#series.get(series)!;
    return this.#draws.nextId(`${terms.id}-${String(series).padStart(3, '0')}`, 2);
  }
}
