/** The exact figures of both sides at one sell-through, which the reader may move. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import type { Side } from '../draft/bench.ts';
import { type ExactAnswer, startExactDesk } from '../exact/exactDesk.ts';
import { soldOf } from '../exact/soldOf.ts';
import type { BenchModel } from './benchModel.ts';

export interface ExactModel {
  readonly answers: Readonly<Record<Side, ReadonlySignal<ExactAnswer>>>;
  /** Share of a series' tickets that is sold, from 0 to 1: the scenario's own until the reader moves it. */
  readonly soldShare: ReadonlySignal<number>;
  readonly buyerTickets: ReadonlySignal<number>;
  moveSold(share: number): void;
  chooseBuyer(tickets: number): void;
}

/** Typing asks once it rests. */
const REST_MS = 120;
const MOST_BUYER_TICKETS = 10_000;

export function startExactModel(bench: BenchModel): ExactModel {
  const desks = { a: startExactDesk(), b: startExactDesk() };
  const movedShare = signal<number | null>(null);
  const buyerTickets = signal(1);
  /** The newest scenario without faults: figures stay while somebody types. */
  const newest = signal<Scenario | null>(null);
  effect(() => {
    newest.value = bench.checked.a.value.scenario ?? newest.peek();
  });
  const soldShare = computed(() => movedShare.value ?? (newest.value ? soldOf(newest.value) : 1));

  // Another preset is another question: the slider goes back to what it plans.
  const preset = computed(() => bench.bench.value.preset);
  effect(() => {
    void preset.value;
    movedShare.value = null;
  });

  for (const side of ['a', 'b'] as const) {
    let rest: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const { scenario } = bench.checked[side].value;
      if (!scenario) return;
      const { tickets } = scenario.terms.series;
      const question = {
        terms: scenario.terms,
        soldTickets: Math.round(soldShare.value * tickets),
        buyerTickets: Math.min(buyerTickets.value, tickets),
      };
      clearTimeout(rest);
      rest = setTimeout(() => desks[side].ask(question), REST_MS);
    });
  }

  return {
    answers: { a: desks.a.answer, b: desks.b.answer },
    soldShare,
    buyerTickets,
    moveSold(share) {
      movedShare.value = Math.min(1, Math.max(0, share));
    },
    chooseBuyer(tickets) {
      if (Number.isInteger(tickets)) buyerTickets.value = Math.min(MOST_BUYER_TICKETS, Math.max(1, tickets));
    },
  };
}
