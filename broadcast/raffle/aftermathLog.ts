/** The steps after a month's draw: each is checked against the rules, journalled and kept in one transaction. */
import { type AftermathState, aftermathOf } from '../../engine/raffle/aftermath.ts';
import { misfitOf } from '../../engine/raffle/aftermathMisfit.ts';
import type { Step } from '../../engine/raffle/aftermathSteps.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { DrawLog } from '../draws/drawLog.ts';
import type { DrawStore, StoredDraw } from '../draws/drawStore.ts';
import type { Journal } from '../store/journal.ts';
import type { ParticipantStore } from './participantStore.ts';
import type { RaffleStore, StoredRound } from './raffleStore.ts';
import { refuseMisfit } from './refuseMisfit.ts';

export interface AftermathParts {
  readonly store: RaffleStore;
  readonly entered: ParticipantStore;
  readonly journal: Journal;
  readonly draws: DrawStore;
  readonly drafts: Drafts;
  readonly log: DrawLog;
}

/** What people wrote beside a step, sealed. */
export interface Beside {
  readonly note: Uint8Array | null;
  /** A power of attorney. */
  readonly paper: Uint8Array | null;
}
export const NOTHING_BESIDE: Beside = { note: null, paper: null };

/** Phases in which the month is over. */
const ENDED = new Set<AftermathState['phase']>(['handed-over', 'closed-without-handover']);

export class AftermathLog {
  readonly #parts: AftermathParts;

  constructor(parts: AftermathParts) {
    this.#parts = parts;
  }

  state(round: StoredRound): AftermathState {
    const { store } = this.#parts;
    return aftermathOf(store.steps(round), store.terms(round.termsHash)!);
  }

  /**
   * Takes a step, in a transaction. What a step is decided on is read in it.
   * @param by account ids
   * @throws Refused with the rule that it breaks
   */
  take(
    round: StoredRound,
    step: Step,
    by: readonly string[],
    beside: Beside = NOTHING_BESIDE,
  ): AftermathState {
    const { store, journal } = this.#parts;
    return journal.transact(() => {
      const steps = store.steps(round);
      const terms = store.terms(round.termsHash)!;
      const atMs = journal.stampMs();
      const misfit = misfitOf(aftermathOf(steps, terms), step, atMs, terms);
      if (misfit) throw refuseMisfit(misfit);
      const seq = steps.length + 1;
      const { raffle, month } = round;
      const { record } = journal.append('raffle.step', { raffle, month, seq, step, by: [...by] });
      store.addStep(round, { step, by, atMs: Date.parse(record.at), seq, record: record.index, ...beside });
      return this.state(round);
    });
  }

  /** Takes over what the draws say by now, of every month that is not over. Done again it does nothing. */
  takeOverResults(): void {
    for (const round of this.#parts.store.rounds()) {
      // Each step may make the next one due: an annulled draw, then the one held instead.
      for (let step = this.#due(round); step !== null; step = this.#due(round)) this.take(round, step, []);
    }
  }

  #due(round: StoredRound): Step | null {
    const state = this.state(round);
    if (ENDED.has(state.phase)) return null;
    if (state.phase === 'redrawing') return this.#dueOfRedraw(round, state.redraw!);
    const last = state.draws.at(-1)?.draw ?? null;
    const next = last === null ? null : (this.#parts.draws.get(last)?.redrawnAs ?? null);
    if (state.phase === 'awaiting-draw') {
      const first = last === null ? round.draw : next;
      const held = first === null ? null : this.heldLast(first);
      return held && this.#result(round, held);
    }
    return last !== null && next !== null ? { type: 'annulled', draw: last, next } : null;
  }

  /** A draw among reserves: drawn, held again, or called off. */
  #dueOfRedraw(round: StoredRound, redraw: string): Step | null {
    const { draws, drafts } = this.#parts;
    const draw = draws.get(redraw);
    if (draw === null) {
      const isDrafted = drafts.open().some((draft) => draft.draw === redraw);
      return isDrafted ? null : { type: 'redraw-called-off', draw: redraw };
    }
    const { redrawnAs, entryList } = draw;
    if (draw.phase === 'aborted') {
      return redrawnAs === null
        ? { type: 'redraw-called-off', draw: redraw }
        : { type: 'redraw-drafted', draw: redrawnAs, list: entryList! };
    }
    return this.#result(round, draw);
  }

  /** The last of the draws that are held one instead of the other, of those that are published. */
  heldLast(first: string): StoredDraw | null {
    const { draws } = this.#parts;
    let draw = draws.get(first);
    while (draw?.redrawnAs) {
      const next = draws.get(draw.redrawnAs);
      if (next === null) return null;
      draw = next;
    }
    return draw;
  }

  /** A completed draw's winner and reserves, if it was drawn of this month's participants. */
  #result(round: StoredRound, { id }: StoredDraw): Step | null {
    const { draws, log, entered } = this.#parts;
    const completed = log.state(id)?.completed ?? null;
    const picks = draws.picked(id)?.picks;
    if (completed === null || !picks) return null;
    const codes = (role: 'winner' | 'reserve'): string[] =>
      picks.filter((pick) => pick.role === role).map(({ entry }) => entry);
    const [winner, ...others] = codes('winner');
    const isOurs = picks.every(({ entry }) => entered.get(round.batch, entry) !== null);
    if (winner === undefined || others.length > 0 || !isOurs) return null;
    const at = new Date(completed.showAtMs).toISOString();
    const { transcriptDigest } = completed;
    return { type: 'drawn', draw: id, transcriptDigest, at, winner, reserves: codes('reserve') };
  }
}
