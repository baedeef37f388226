/** Which raffles there are, under which terms, and which of their months have participants. */
import { badInput } from '../../engine/errors.ts';
import {
  parseRaffleTerms,
  type RaffleMonthTerms,
  type RaffleTerms,
  raffleTermsHash,
} from '../../engine/raffle/raffleTerms.ts';
import type { Account } from '../accounts/accounts.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import type { RoundName } from './participantCodes.ts';
import type { RaffleStore, StoredRound } from './raffleStore.ts';

export class RaffleRounds {
  readonly #journal: Journal;
  readonly #store: RaffleStore;

  constructor(journal: Journal, store: RaffleStore) {
    this.#journal = journal;
    this.#store = store;
  }

  /**
   * Takes terms over, new ones or a change (clause 15); months that are imported keep theirs.
   * @throws TirazhError BAD_INPUT with every fault
   */
  takeTerms(json: unknown, by: Account): { readonly raffle: string; readonly termsHash: string } {
    const parsed = parseRaffleTerms(json);
    if (!parsed.ok) {
      throw badInput(
        `the terms: ${parsed.faults.map(({ path, message }) => `${path}: ${message}`).join('; ')}`,
      );
    }
    const { terms } = parsed;
    const termsHash = raffleTermsHash(terms);
    const inForce = this.#store.current().find(({ raffle }) => raffle === terms.id);
    if (inForce?.termsHash === termsHash) return { raffle: terms.id, termsHash };
    return this.#journal.transact(() => {
      const { record } = this.#journal.append('raffle.terms', { raffle: terms.id, termsHash, by: by.id });
      this.#store.setTerms(terms.id, termsHash, terms, record.index);
      return { raffle: terms.id, termsHash };
    });
  }

  /** The terms in force. @throws Refused NOT_FOUND */
  termsOf(raffle: string): { readonly terms: RaffleTerms; readonly termsHash: string } {
    const known = this.#store.current().find((candidate) => candidate.raffle === raffle);
    if (!known)
      throw new Refused('NOT_FOUND', `raffle ${raffle}: there is no such raffle; take over its terms first`, {
        reason: 'raffle-no-month',
      });
    return known;
  }

  /** @throws Refused NOT_FOUND for a month that the terms do not have */
  monthOf({ raffle, month }: RoundName): { readonly terms: RaffleTerms; readonly draw: RaffleMonthTerms } {
    const { terms } = this.termsOf(raffle);
    const draw = terms.months.find((candidate) => candidate.month === month);
    if (!draw) {
      throw new Refused('NOT_FOUND', `raffle ${raffle}: its terms have no draw of ${month}`, {
        reason: 'raffle-no-month',
      });
    }
    return { terms, draw };
  }

  /** A month that was imported. @throws Refused NOT_FOUND */
  round(name: RoundName): StoredRound {
    this.monthOf(name);
    const round = this.#store.round(name);
    if (!round)
      throw new Refused('NOT_FOUND', `${name.raffle} ${name.month}: no participants were taken over yet`, {
        reason: 'raffle-not-imported',
      });
    return round;
  }

  /** Months of the terms before this one that have no participants yet. */
  missingBefore(name: RoundName): string[] {
    const { months } = this.monthOf(name).terms;
    return months
      .map(({ month }) => month)
      .filter((month) => month < name.month && !this.#store.round({ ...name, month }));
  }
}
