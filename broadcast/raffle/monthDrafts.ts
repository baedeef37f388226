/** Drafts of a month's draw, and of the one among its reserves (clauses 5, 10): ordinary drafts, to which the commission commits. */
import type { AftermathState } from '../../engine/raffle/aftermath.ts';
import { monthName } from '../../engine/raffle/monthName.ts';
import type { RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import type { Account } from '../accounts/accounts.ts';
import type { DrawRoom } from '../draws/drawRoom.ts';
import type { DraftRequest, DrawDraft } from '../protocol/host.ts';
import type { RaffleDraftRequest } from '../protocol/raffle.ts';
import { Refused } from '../refused.ts';
import type { AftermathLog } from './aftermathLog.ts';
import { expectMonthOver } from './expectMonthOver.ts';
import type { RaffleStore, StoredRound } from './raffleStore.ts';

export interface DraftParts extends Pick<DrawRoom, 'journal' | 'draws' | 'drafts' | 'entryLists'> {
  readonly store: RaffleStore;
  readonly aftermath: AftermathLog;
  readonly now: () => number;
}

export class MonthDrafts {
  readonly #parts: DraftParts;

  constructor(parts: DraftParts) {
    this.#parts = parts;
    parts.drafts.keepTo((draw, { commission }) => {
      const round = this.#roundOf(draw);
      if (!round) return;
      expectMonthOver(round, this.#termsOf(round), parts.now());
      this.#expectCommission(round, commission);
    });
  }

  /**
   * Drafts the month's draw, or the one among its reserves when that is due.
   * @throws Refused WRONG_STATE while the month goes on, BAD_REQUEST without a commission
   */
  draft(round: StoredRound, request: RaffleDraftRequest, by: Account): DrawDraft {
    const { journal, aftermath, now } = this.#parts;
    return journal.transact(() => {
      expectMonthOver(round, this.#termsOf(round), now());
      this.#expectCommission(round, request.commission);
      const state = aftermath.state(round);
      return state.phase === 'redraw-due'
        ? this.#draftRedraw(round, state, request, by)
        : this.#draftMonth(round, request, by);
    });
  }

  #termsOf = ({ termsHash }: StoredRound): RaffleTerms => this.#parts.store.terms(termsHash)!;

  /** Winner and reserves are determined by a commission (clause 5). */
  #expectCommission(round: StoredRound, commission: readonly string[]): void {
    if (commission.length > 0) return;
    const { clause } = this.#termsOf(round).draw;
    const message = `${round.raffle} ${round.month}: clause ${clause}: a commission determines the winner; name a member`;
    throw new Refused('BAD_REQUEST', message, { reason: 'raffle-commission-empty', params: { clause } });
  }

  /** The month that a draft or draw is of, also one held instead of another. */
  #roundOf(draw: string): StoredRound | undefined {
    const { store, draws } = this.#parts;
    const isOf = (round: StoredRound): boolean => {
      const drafted = store
        .steps(round)
        .flatMap(({ step }) => (step.type === 'redraw-drafted' ? [step.draw] : []));
      return [round.draw, ...drafted].some((first) => {
        let held = first;
        while (held !== null && held !== draw) held = draws.get(held)?.redrawnAs ?? null;
        return held === draw;
      });
    };
    return store.rounds().find(isOf);
  }

  /** @throws Refused WRONG_STATE while the month's draw is drafted or under way; one that was dropped or called off is none */
  expectNoDraw({ raffle, month, draw }: StoredRound): void {
    if (draw === null) return;
    const { drafts, draws } = this.#parts;
    const held = draws.get(draw);
    const isGone =
      held === null
        ? !drafts.open().some((draft) => draft.draw === draw)
        : held.phase === 'aborted' && held.redrawnAs === null;
    if (isGone) return;
    throw new Refused('WRONG_STATE', `${raffle} ${month}: its draw ${draw} is drafted already`, {
      ...{ reason: 'raffle-month-drafted', params: { draw } },
    });
  }

  #draftMonth(round: StoredRound, request: RaffleDraftRequest, by: Account): DrawDraft {
    const { drafts, journal, store } = this.#parts;
    this.expectNoDraw(round);
    const terms = this.#termsOf(round);
    const reserves = Math.min(terms.draw.reserves, round.counts.eligible - 1);
    const draft = drafts.create(this.#request(round, round.list, reserves, request), by);
    store.setDraw(round, draft.draw);
    const { raffle, month } = round;
    journal.append('raffle.drafted', { raffle, month, draw: draft.draw, by: by.id });
    return draft;
  }

  #draftRedraw(
    round: StoredRound,
    { reserves }: AftermathState,
    request: RaffleDraftRequest,
    by: Account,
  ): DrawDraft {
    const { drafts, entryLists, aftermath } = this.#parts;
    const codes = [...reserves].sort();
    const lines = new Uint8Array(Buffer.from(codes.map((code) => `${code}\n`).join('')));
    const { list } = entryLists.add(
      { count: codes.length, lines },
      { name: `${round.raffle} ${round.month}, reserves`, createdBy: by.id, from: null },
    );
    const draft = drafts.create(this.#request(round, list, codes.length - 1, request), by);
    aftermath.take(round, { type: 'redraw-drafted', draw: draft.draw, list }, [by.id]);
    return draft;
  }

  #request(
    round: StoredRound,
    list: string,
    reserves: number,
    { closesAt, startsAt, commission }: RaffleDraftRequest,
  ): DraftRequest {
    const terms = this.#termsOf(round);
    const { month } = round;
    const { amountTenge } = terms.months.find((candidate) => candidate.month === month)!;
    const name = monthName(month);
    const title = (language: 'kk' | 'ru' | 'en'): string => `${terms.name[language]}, ${name[language]}`;
    return {
      ...{ closesAt, startsAt, commission, reserves },
      // A certificate, for which there is no money (its terms' noCashClause).
      prizes: [{ name: terms.prize.name, amountTenge, inKind: true }],
      entries: { kind: 'list', list },
      title: { kk: title('kk'), ru: title('ru'), en: title('en') },
    };
  }
}
