/** Drafts of a month's draw, and of the one among its reserves (clauses 5, 10): ordinary drafts, to which the commission commits. */
import type { AftermathState } from '../../engine/raffle/aftermath.ts';
import { monthName } from '../../engine/raffle/monthName.ts';
import type { Account } from '../accounts/accounts.ts';
import type { DrawRoom } from '../draws/drawRoom.ts';
import type { DraftRequest, DrawDraft } from '../protocol/host.ts';
import type { RaffleDraftRequest } from '../protocol/raffle.ts';
import { Refused } from '../refused.ts';
import type { AftermathLog } from './aftermathLog.ts';
import type { RaffleStore, StoredRound } from './raffleStore.ts';

export interface DraftParts extends Pick<DrawRoom, 'journal' | 'draws' | 'drafts' | 'entryLists'> {
  readonly store: RaffleStore;
  readonly aftermath: AftermathLog;
}

export class MonthDrafts {
  readonly #parts: DraftParts;

  constructor(parts: DraftParts) {
    this.#parts = parts;
  }

  /** Drafts the month's draw, or the one among its reserves when that is due. */
  draft(round: StoredRound, request: RaffleDraftRequest, by: Account): DrawDraft {
    const { journal, aftermath } = this.#parts;
    return journal.transact(() => {
      const state = aftermath.state(round);
      return state.phase === 'redraw-due'
        ? this.#draftRedraw(round, state, request, by)
        : this.#draftMonth(round, request, by);
    });
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
    const terms = store.terms(round.termsHash)!;
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
    { termsHash, month }: StoredRound,
    list: string,
    reserves: number,
    { closesAt, startsAt, commission }: RaffleDraftRequest,
  ): DraftRequest {
    const terms = this.#parts.store.terms(termsHash)!;
    const { amountTenge } = terms.months.find((candidate) => candidate.month === month)!;
    const name = monthName(month);
    const title = (language: 'kk' | 'ru' | 'en'): string => `${terms.name[language]}, ${name[language]}`;
    return {
      ...{ closesAt, startsAt, commission, reserves },
      prizes: [{ name: terms.prize.name, amountTenge }],
      entries: { kind: 'list', list },
      title: { kk: title('kk'), ru: title('ru'), en: title('en') },
    };
  }
}
