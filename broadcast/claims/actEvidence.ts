/** What the house asks of an act besides the rules: data behind papers, the ticket itself, a paper that says that money left, and once. */
import { quoteOfClaim } from '../../engine/claims/actOnClaim.ts';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import { type Day, yearOf } from '../../engine/claims/day.ts';
import type { PayoutForm } from '../../engine/claims/payoutForms.ts';
import type { ClaimRules } from '../../engine/claims/payoutQuote.ts';
import type { DocumentId } from '../../engine/claims/requiredDocuments.ts';
import type { PeopleStore } from '../people/peopleStore.ts';
import { claimFault, refusedByRules } from './claimFault.ts';
import type { ClaimStore, StoredClaim } from './claimStore.ts';
import type { TicketCustody } from './ticketCustody.ts';

/** Papers that are made out in the holder's name. */
const OF_PERSON: ReadonlySet<DocumentId> = new Set<DocumentId>(['iin', 'expertise-request']);

export interface EvidenceParts {
  readonly store: ClaimStore;
  readonly people: PeopleStore;
  readonly custody: TicketCustody;
}

export class ActEvidence {
  readonly #parts: EvidenceParts;

  constructor(parts: EvidenceParts) {
    this.#parts = parts;
  }

  /**
   * Papers that are data are there once the data are; the request for an expertise names the holder, whom a forgery would be asked of
   * (9.12).
   * @throws Refused WRONG_STATE naming the paper
   */
  expectPerson({ claim, person }: StoredClaim, act: ClaimAct): void {
    if (act.type !== 'give-documents') return;
    const known = person === null ? null : this.#parts.people.has(person);
    const missing = act.documents.find(
      (id) => (OF_PERSON.has(id) && !known) || (id === 'bank-details' && !known?.bank),
    );
    if (!missing) return;
    throw claimFault(
      ...(['WRONG_STATE', 'person-missing'] as const),
      `${claim}: take the winner’s data down first; ${missing} is part of them`,
      { document: missing },
    );
  }

  /**
   * The ticket itself, a paper that says so, and that there was no payment before.
   * @param reference number of the payment's paper
   * @throws Refused with what is missing
   */
  expectPayment(
    rules: ClaimRules,
    stored: StoredClaim,
    form: PayoutForm,
    reference: string | null,
    on: Day,
  ): void {
    const { custody, store } = this.#parts;
    custody.expectPayable(stored);
    if (store.isPaid(stored)) {
      throw refusedByRules(stored.claim, { ok: false, reason: 'already-paid', clause: '9.6 а' });
    }
    if (form === 'cash' && reference !== null) this.#expectFreeOrder(reference, on);
    const answer = quoteOfClaim(rules, stored.content, on);
    const needsPaper = form !== 'cash' || (answer.ok && answer.quote.identification.value);
    if (!needsPaper || reference !== null) return;
    throw claimFault(
      ...(['BAD_REQUEST', 'reference-needed'] as const),
      'reference: expected the number of the cash order, the transfer or the handover act',
    );
  }

  /** A cash order has a number of its own in its year (Annex 1, form KO-2). */
  #expectFreeOrder(reference: string, on: Day): void {
    const other = this.#parts.store.ofCashOrder(reference, yearOf(on));
    if (other === null) return;
    throw claimFault(
      ...(['WRONG_STATE', 'cash-order-used'] as const),
      `reference: cash order ${reference} of this year paid ${other}`,
      { claim: other },
    );
  }
}
