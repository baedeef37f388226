/** Everything about claims on one database, put together. */
import type { DatabaseSync } from 'node:sqlite';
import type { ClaimPolicy } from '../../engine/claims/claimPolicy.ts';
import { saleRefusal } from '../../engine/claims/salesDays.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { PeopleStore } from '../people/peopleStore.ts';
import type { Journal } from '../store/journal.ts';
import type { SeriesStore } from '../store/seriesStore.ts';
import type { Identifications } from '../tickets/identification.ts';
import type { OfficeKey } from '../tickets/officeKey.ts';
import type { PrizeLedger } from '../tickets/prizeLedger.ts';
import type { TicketBooks } from '../tickets/ticketBooks.ts';
import { BudgetTransfers } from './budgetTransfers.ts';
import { claimLedger } from './claimLedger.ts';
import { ClaimPolicies } from './claimPolicies.ts';
import { ClaimStore } from './claimStore.ts';
import { Claims } from './claims.ts';
import { ClaimViews } from './claimViews.ts';
import { CounterLookUp } from './counterLookUp.ts';
import type { FormDetails } from './formDetails.ts';
import { kazakhCalendar } from './kazakhCalendar.ts';
import { RegisteredDraws } from './registeredDraws.ts';
import { TicketCustody } from './ticketCustody.ts';
import { UnclaimedCounts } from './unclaimedCounts.ts';
import { Winners } from './winners.ts';
import { WonPrizes } from './wonPrizes.ts';

export interface ClaimOfficeParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly series: SeriesStore;
  readonly books: TicketBooks;
  readonly identifications: Identifications;
  readonly office: OfficeKey | null;
  readonly policy: ClaimPolicy;
  readonly formDetails: FormDetails;
  readonly now: () => number;
  stateOf(draw: string): DrawState | null;
}

export interface ClaimOffice {
  readonly claims: Claims;
  readonly counter: CounterLookUp;
  readonly transfers: BudgetTransfers;
  readonly policies: ClaimPolicies;
  readonly people: PeopleStore;
  readonly winners: Winners;
  readonly views: ClaimViews;
  readonly ledger: PrizeLedger;
  readonly formDetails: FormDetails;
}

/** Puts the policy in force: days due follow it from here on. What is claimed stays sold. */
export function openClaimOffice(parts: ClaimOfficeParts): ClaimOffice {
  const { database, journal, series, books, identifications, office, now } = parts;
  const policies = new ClaimPolicies(database, journal, series, kazakhCalendar(), parts.policy);
  const store = new ClaimStore(database);
  books.guardSales((number, ranges) => store.firstClaimed(number, ranges));
  books.limitSales((number, day) => {
    const rules = policies.find(number);
    return rules && saleRefusal(rules.terms, rules.policy, day);
  });
  const people = new PeopleStore(database, journal, office);
  const won = new WonPrizes(database, parts.stateOf);
  const registered = new RegisteredDraws(database, parts.stateOf, won);
  const custody = new TicketCustody({ books, store, policies, registered });
  const claims = new Claims({ journal, store, policies, people, custody });
  const counts = new UnclaimedCounts({ database, journal, series, office });
  const transfers = new BudgetTransfers({ database, journal, policies, claims, won, counts });
  claims.refreshDue();
  return {
    ...{ claims, transfers, policies, people },
    winners: new Winners({ journal, claims, people }),
    counter: new CounterLookUp({ identifications, series, claims: store, won, registered, now }),
    views: new ClaimViews({
      ...{ store, policies, people, identifications, transfers, registered },
      accounted: () =>
        series
          .all()
          .map((known) => known.series)
          .filter((number) => books.holdings.isAccounted(number)),
    }),
    ledger: claimLedger(database),
    formDetails: parts.formDetails,
  };
}
