/**
 * Claims as they are kept. What may be done is `engine/claims`'; here each act becomes one journal record, with the claim, its payment
 * and the ticket's place in the books, in one transaction: all of it or nothing.
 */
import { randomBytes } from 'node:crypto';
import { actOnClaim } from '../../engine/claims/actOnClaim.ts';
import type { Claim } from '../../engine/claims/claim.ts';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import type { Day } from '../../engine/claims/day.ts';
import { scheduleOfPrize } from '../../engine/claims/drawAcceptance.ts';
import { type Holder, UNKNOWN_HOLDER } from '../../engine/claims/holder.ts';
import { isOfTakenBack, openClaim } from '../../engine/claims/openClaim.ts';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { PeopleStore } from '../people/peopleStore.ts';
import type { ClaimActRequest } from '../protocol/claims.ts';
import type { Journal } from '../store/journal.ts';
import { ActEvidence } from './actEvidence.ts';
import { claimFault, refusedByRules } from './claimFault.ts';
import type { ClaimPolicies } from './claimPolicies.ts';
import type { Actor } from './claimRole.ts';
import { type ClaimStore, OWN_PRIZE, type StoredClaim } from './claimStore.ts';
import type { TicketAtCounter } from './counterLookUp.ts';
import { dueDay, OWED } from './dueDay.ts';
import { holderOfClaim } from './holderOfClaim.ts';
import { expectPaper } from './paperOfAct.ts';
import type { TicketCustody } from './ticketCustody.ts';
import { ticketPast } from './ticketPast.ts';

const ID_BYTES = 8;

export interface ClaimParts {
  readonly journal: Journal;
  readonly store: ClaimStore;
  readonly policies: ClaimPolicies;
  readonly people: PeopleStore;
  readonly custody: TicketCustody;
}

/** What an act says of a payment, in the journal. */
const paymentBody = ({ payment }: Claim, reference: string | null): JournalRecord['body'] =>
  payment === null
    ? {}
    : {
        payment: {
          form: payment.form,
          grossTenge: payment.grossTenge,
          taxTenge: payment.taxTenge,
          paidTenge: payment.paidTenge,
          reference,
        },
      };

export class Claims {
  readonly store: ClaimStore;
  readonly #parts: ClaimParts;
  readonly #evidence: ActEvidence;

  constructor(parts: ClaimParts) {
    this.#parts = parts;
    this.store = parts.store;
    this.#evidence = new ActEvidence(parts);
  }

  /** The day that a record of now would carry. */
  today(): Day {
    return dayInAlmaty(this.#parts.journal.stampMs());
  }

  /** What the winner's data say to the rules today. */
  holderOf(stored: StoredClaim): Holder {
    const { people, policies } = this.#parts;
    return holderOfClaim(people, policies.termsOf(stored.series), stored, this.today());
  }

  /** @throws Refused NOT_FOUND */
  get(claim: string): StoredClaim {
    const stored = this.store.get(claim);
    if (stored) return stored;
    throw claimFault('NOT_FOUND', 'no-such-claim', `${claim}: there is no such claim`);
  }

  /**
   * Opens a claim to a prize of a ticket that was looked up.
   * @param reference number of the head office's decision, for the prize of a draw on a ticket that was taken back (9.14)
   * @throws Refused WRONG_STATE with the verdict that stands against it
   */
  open(found: TicketAtCounter, source: string, by: Actor, reference: string | null = null): StoredClaim {
    if (!found) throw this.#verdictFault('not-authentic', '9.8', {});
    const { ticket, prizes } = found;
    const { series, place } = ticket;
    const rules = this.#parts.policies.of(series);
    const wanted = prizes.find((prize) => prize.source === source);
    const lottery = this.#parts.policies.scheduleOf(series);
    const schedule = scheduleOfPrize(lottery, rules.policy, wanted?.drawnOn ?? null);
    return this.#parts.journal.transact(() => {
      const on = this.today();
      // Of now, not of the look-up: somebody else may have opened one in between.
      const now = ticketPast(this.store.ofTicket(ticket), source);
      const facts = { authentic: true, ticket: ticket.holding.state, prize: null, ...wanted?.facts, ...now };
      const opened = openClaim(facts, on, schedule, by.role);
      if (!opened.ok) {
        throw opened.reason === 'acceptance-over'
          ? acceptanceOver(opened.clause, schedule.acceptedThrough)
          : this.#verdictFault(opened.reason, opened.clause, { serial: ticket.serial });
      }
      expectDecision(isOfTakenBack(facts), reference);
      this.#parts.policies.putOnRecord();
      const claim = `claim-${randomBytes(ID_BYTES).toString('hex')}`;
      const { record } = this.#parts.journal.append('claim.opened', {
        ...{ claim, series, place, draw: source === OWN_PRIZE ? null : source, prize: { ...wanted!.prize } },
        ...{ on, by: by.id, role: by.role, looked: ticket.record },
        ...(reference !== null && { reference }),
      });
      const { content, tier } = { content: opened.claim, tier: wanted!.tier };
      const dueOn = dueDay(rules, content, on, null);
      this.store.insert({ claim, series, place, source, tier, content, dueOn, record: record.index });
      this.store.addStep(claim, {
        ...{ seq: 0, atMs: Date.parse(record.at), on, by: by.id, role: by.role, act: { type: 'open' } },
        ...{ state: content.state, record: record.index },
      });
      return this.get(claim);
    });
  }

  #verdictFault(verdict: Parameters<typeof verdictReason>[0], clause: string, params: { serial?: string }) {
    return claimFault(
      'WRONG_STATE',
      verdictReason(verdict),
      `no claim can be opened: ${verdict} (clause ${clause})`,
      { clause, ...params },
    );
  }

  /**
   * Does an act on a claim; durable when it returns.
   * @throws Refused with the rules' reason and clause; STALE where the claim is no longer what the asker saw
   */
  act(claim: string, { act, seq, reference = null }: ClaimActRequest, by: Actor): StoredClaim {
    return this.#parts.journal.transact(() => {
      const stored = this.get(claim);
      const rules = this.#parts.policies.of(stored.series);
      const on = this.today();
      const next = actOnClaim(rules, stored.content, act, { on, by, holder: this.holderOf(stored) });
      if (!next.ok) throw refusedByRules(claim, next);
      if (stored.seq !== seq) {
        throw claimFault('STALE', 'claim-moved-on', `${claim}: somebody has acted on it since`, {
          seq: stored.seq,
        });
      }
      this.#evidence.expectPerson(stored, act);
      expectPaper(act, on);
      if (act.type === 'pay') this.#evidence.expectPayment(rules, stored, act.form, reference, on);
      else if (reference !== null) {
        throw claimFault('BAD_REQUEST', 'reference-needless', 'reference: it is given with a payment only');
      }
      return this.#write(stored, act, next.claim, by, reference, on);
    });
  }

  /** Lets a claim's money go to the state budget; part of a transfer, which is what writes it down. */
  expire(claim: string, by: Actor): StoredClaim {
    const stored = this.get(claim);
    const on = this.today();
    const rules = this.#parts.policies.of(stored.series);
    // The money goes, whoever the winner is.
    const next = actOnClaim(rules, stored.content, { type: 'expire' }, { on, by, holder: UNKNOWN_HOLDER });
    if (!next.ok) throw refusedByRules(claim, next);
    return this.#write(stored, { type: 'expire' }, next.claim, by, null, on);
  }

  #write(
    stored: StoredClaim,
    act: ClaimAct,
    content: Claim,
    by: Actor,
    reference: string | null,
    on: Day,
  ): StoredClaim {
    const { claim } = stored;
    const seq = stored.seq + 1;
    const isPayment = act.type === 'pay';
    this.#parts.policies.putOnRecord();
    const { record } = this.#parts.journal.append('claim.acted', {
      ...{ claim, seq, on, by: by.id, role: by.role, state: content.state },
      // As JSON holds it: no undefined within.
      act: JSON.parse(canonicalJson(act)) as JournalRecord['body'],
      ...(isPayment && paymentBody(content, reference)),
    });
    const atMs = Date.parse(record.at);
    if (isPayment) {
      this.store.addPayment(stored, content.payment!, { reference, record: record.index, atMs });
    }
    const dueOn = dueDay(this.#parts.policies.of(stored.series), content, on, stored.dueOn);
    this.store.update(claim, content, dueOn, seq);
    this.store.addStep(claim, {
      ...{ seq, atMs, on, by: by.id, role: by.role, act, state: content.state, record: record.index },
    });
    this.#parts.custody.follow(stored, act, by.id);
    return this.get(claim);
  }

  /** Days due follow the rules in force: done once at a start. */
  refreshDue(): void {
    const today = this.today();
    for (const { claim, series, content, dueOn } of this.store.inStates(null, OWED)) {
      const rules = this.#parts.policies.find(series);
      const due = rules ? dueDay(rules, content, today, dueOn) : dueOn;
      if (due !== dueOn) this.store.setDue(claim, due);
    }
  }
}

/** A claim on a ticket that the house has back rests on a decision of the head office, and no other claim does. */
function expectDecision(isNeeded: boolean, reference: string | null): void {
  if (isNeeded === (reference !== null)) return;
  throw isNeeded
    ? claimFault(
        'BAD_REQUEST',
        'decision-needed',
        'reference: expected the number of the head office’s decision',
      )
    : claimFault(
        'BAD_REQUEST',
        'reference-needless',
        'reference: only a claim on a ticket taken back has one',
      );
}

const verdictReason = (verdict: Extract<ReturnType<typeof openClaim>, { ok: false }>['reason']) =>
  verdict === 'acceptance-over' ? ('acceptance-over' as const) : (`verdict-${verdict}` as const);

const acceptanceOver = (clause: string, acceptedThrough: Day) =>
  claimFault(
    ...(['WRONG_STATE', 'acceptance-over'] as const),
    `tickets were taken through ${acceptedThrough} (clause ${clause})`,
    { clause, acceptedThrough },
  );
