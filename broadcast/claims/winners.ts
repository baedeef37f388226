/** The people behind claims: their data taken down for a claim, opened, found again and erased. */
import { CLOSED_STATES } from '../../engine/claims/claim.ts';
import type { Day } from '../../engine/claims/day.ts';
import { futureDays } from '../people/futureDays.ts';
import type { PeopleStore } from '../people/peopleStore.ts';
import type { OpenedPerson, OpenPersonRequest, PersonData } from '../protocol/claims.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import { claimFault } from './claimFault.ts';
import type { Actor } from './claimRole.ts';
import type { StoredClaim } from './claimStore.ts';
import type { Claims } from './claims.ts';

export interface WinnerParts {
  readonly journal: Journal;
  readonly claims: Claims;
  readonly people: PeopleStore;
}

export class Winners {
  readonly #parts: WinnerParts;

  constructor(parts: WinnerParts) {
    this.#parts = parts;
  }

  /**
   * Takes the data of a claim's winner down, or anew in the place of what was there.
   * @throws Refused BAD_REQUEST for a birthday or a document of a day to come
   */
  keep(claim: string, data: PersonData, by: Actor): StoredClaim {
    const { journal, claims, people } = this.#parts;
    expectNoFutureDays(data, claims.today());
    return journal.transact(() => {
      const { person } = claims.get(claim);
      claims.store.setPerson(claim, people.keep(person, data, claim, by.id));
      return claims.get(claim);
    });
  }

  /** @throws Refused NOT_FOUND where they were never taken down, or were erased */
  open(
    claim: string,
    purpose: OpenPersonRequest['purpose'],
    by: Actor,
  ): Pick<OpenedPerson, 'person' | 'data'> {
    const { person } = this.#parts.claims.get(claim);
    if (person === null) {
      throw claimFault('NOT_FOUND', 'no-such-person', `${claim}: no data of the winner were taken down`);
    }
    return { person, data: this.#parts.people.open(person, by.id, purpose) };
  }

  /**
   * Erases a winner's data for good. Of a forgery's presenter they are kept until the police have ended their case (9.12).
   * @throws Refused WRONG_STATE while a claim needs them
   */
  erase(person: string, by: Actor): void {
    const { claims, people } = this.#parts;
    const needing = claims.store
      .ofPeople([person])
      .find(
        ({ content: { state, isCaseClosed } }) =>
          !CLOSED_STATES.has(state) || (state === 'police' && !isCaseClosed),
      );
    if (needing) {
      throw claimFault(
        ...(['WRONG_STATE', 'person-needed'] as const),
        `${person}: the data are needed until ${needing.claim} is over`,
        { claim: needing.claim },
      );
    }
    people.erase(person, by.id);
  }

  /** Claims of whoever has the IIN, newest first. */
  ofIin(iin: string, by: Actor): StoredClaim[] {
    const { claims, people } = this.#parts;
    return claims.store.ofPeople(people.find(iin, by.id));
  }
}

/** @throws Refused BAD_REQUEST naming every field with a day to come, and nothing of what came */
function expectNoFutureDays(data: PersonData, today: Day): void {
  const message = 'expected a day that is not after today';
  const faults = futureDays(data, today).map((path) => ({ path: `body/${path}`, message }));
  if (faults.length === 0) return;
  const said = faults.map(({ path }) => `${path}: ${message}`).join('; ');
  throw new Refused('BAD_REQUEST', said, { reason: 'day-to-come', faults });
}
