/** Raffles as the office's pages and the public see them. */

import { type AftermathState, NO_AFTERMATH } from '../../engine/raffle/aftermath.ts';
import { auditRaffle } from '../../engine/raffle/auditRaffle.ts';
import { type DrawDeadline, drawDeadline } from '../../engine/raffle/drawDeadline.ts';
import type { RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { SignedIn } from '../protocol/host.ts';
import type { RaffleMonth, RaffleMonthSummary, RaffleOverview, RaffleResults } from '../protocol/raffle.ts';
import type { RoundName } from './participantCodes.ts';
import { orUnreadable } from './people.ts';
import type { StoredRound } from './raffleStore.ts';
import type { Raffles } from './raffles.ts';

interface MonthFacts {
  readonly round: StoredRound | null;
  readonly state: AftermathState;
  readonly deadline: DrawDeadline;
}

/** The instant of the first result that was not annulled: a draw among reserves comes after it. */
function drawnMs(raffles: Raffles, round: StoredRound): number | null {
  let ms: number | null = null;
  let isRedrawing = false;
  for (const { step } of raffles.store.steps(round)) {
    if (step.type === 'drawn' && !isRedrawing) ms = Date.parse(step.at);
    else if (step.type === 'redraw-drafted') isRedrawing = true;
    else if (step.type === 'annulled' && !isRedrawing) ms = null;
  }
  return ms;
}

function factsOf(raffles: Raffles, name: RoundName, terms: RaffleTerms, nowMs: number): MonthFacts {
  const round = raffles.store.round(name);
  return {
    round,
    state: round ? raffles.aftermath.state(round) : NO_AFTERMATH,
    deadline: drawDeadline(name.month, terms, round && drawnMs(raffles, round), nowMs),
  };
}

function summaryOf(
  month: string,
  amountTenge: number,
  { round, state, deadline }: MonthFacts,
): RaffleMonthSummary {
  const { phase, holder } = state;
  return {
    ...{ month, amountTenge, deadline, phase },
    eligible: round?.counts.eligible ?? null,
    draw: state.redraw ?? state.draws.at(-1)?.draw ?? round?.draw ?? null,
    contactDeadline: phase === 'contacting' && holder ? new Date(holder.deadlineMs).toISOString() : null,
  };
}

/** Every raffle with its months. */
export function raffleOverviews(raffles: Raffles, nowMs: number): RaffleOverview[] {
  return raffles.store.current().map(({ raffle, termsHash, terms }) => {
    const { arithmetic, findings } = auditRaffle(terms);
    return {
      ...{
        raffle,
        name: terms.name,
        termsHash,
        totalTenge: arithmetic.totalTenge,
        prize: terms.prize.name,
        findings,
      },
      months: terms.months.map(({ month, amountTenge }) =>
        summaryOf(month, amountTenge, factsOf(raffles, { raffle, month }, terms, nowMs)),
      ),
    };
  });
}

/** A month with its steps and decisions. @param showNotes for those who may see people's data */
export function raffleMonth(
  raffles: Raffles,
  accounts: Accounts,
  name: RoundName,
  nowMs: number,
  showNotes: boolean,
): RaffleMonth {
  const { terms, draw } = raffles.rounds.monthOf(name);
  const facts = factsOf(raffles, name, terms, nowMs);
  const { round, state } = facts;
  const person = (id: string): SignedIn => accounts.get(id) ?? { id, name: id, role: 'host' };
  return {
    ...summaryOf(name.month, draw.amountTenge, facts),
    raffle: name.raffle,
    termsHash: round?.termsHash ?? raffles.rounds.termsOf(name.raffle).termsHash,
    imported: round && {
      ...{
        list: round.list,
        binding: round.binding,
        counts: round.counts,
        by: round.importedBy,
        record: round.record,
      },
    },
    missingBefore: raffles.rounds.missingBefore(name),
    isPeopleReadable: raffles.participants.areReadable(),
    aftermath: state,
    steps: raffles.store.steps(name).map(({ step, by, atMs, record, note, paper }) => ({
      ...{ step, record, by: by.map(person), at: new Date(atMs).toISOString() },
      note: note && showNotes ? orUnreadable(() => raffles.people.openNote(name, note)) : null,
      power: paper && showNotes ? orUnreadable(() => raffles.people.openPower(name, paper)) : null,
    })),
    decisions: raffles.decisions.of(name),
  };
}

/** What everybody may know (clauses 16, 17): codes, and a name where its holder agreed. */
export function raffleResults(raffles: Raffles, nowMs: number): RaffleResults {
  return {
    raffles: raffles.store.current().map(({ raffle, terms }) => ({
      ...{ raffle, name: terms.name, prize: terms.prize.name },
      months: terms.months.map(({ month, amountTenge }) => {
        const { round, state, deadline } = factsOf(raffles, { raffle, month }, terms, nowMs);
        const { holder, reserves, draws, phase } = state;
        return {
          ...{ month, amountTenge, deadline, phase, reserves },
          participants: round?.counts.eligible ?? null,
          draws: draws.map(({ draw }) => draw),
          winner: holder?.code ?? null,
          name: holder?.consent ? raffles.participants.nameOf(round!, holder.code) : null,
        };
      }),
    })),
  };
}
