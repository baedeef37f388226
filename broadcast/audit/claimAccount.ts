/**
 * Claims as the journal alone makes them: every act done again by the rules that were in force, from the opening on. Payments are what
 * the rules come to, whatever the record says.
 */
import { actOnClaim } from '../../engine/claims/actOnClaim.ts';
import type { Claim } from '../../engine/claims/claim.ts';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import { type ClaimedPrize, claimedPrize } from '../../engine/claims/claimedPrize.ts';
import { claimSchedule } from '../../engine/claims/claimSchedule.ts';
import { scheduleOfPrize } from '../../engine/claims/drawAcceptance.ts';
import { HOLDER_AS_THEN } from '../../engine/claims/holder.ts';
import { isOfTakenBack, openClaim } from '../../engine/claims/openClaim.ts';
import type { ClaimRules } from '../../engine/claims/payoutQuote.ts';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { PlaceRange } from '../../engine/tickets/placeRange.ts';
import { claimActSchema } from '../claims/claimActSchema.ts';
import { claimRoleOf } from '../claims/claimRole.ts';
import { OWN_PRIZE } from '../claims/claimStore.ts';
import { holdsDraw } from '../claims/claimsOnDraw.ts';
import { ticketPast } from '../claims/ticketPast.ts';
import type { Role } from '../protocol/host.ts';
import { Broken } from './broken.ts';
import {
  type ActedBody,
  actedSchema,
  type OpenedBody,
  openedSchema,
  type PaymentBody,
  readBody,
} from './claimRecords.ts';
import type { SoldAndPaid } from './countAccount.ts';
import { PolicyAccount, type PolicySources } from './policyAccount.ts';
import { TransferAccount } from './transferAccount.ts';
import { WinnerAccount } from './winnerAccount.ts';

/** A claim as it has to be stored. */
export interface AccountedClaim {
  readonly claim: string;
  readonly series: number;
  readonly place: number;
  /** Empty: the ticket's own prize; otherwise the draw. */
  readonly source: string;
  content: Claim;
  readonly steps: {
    readonly act: ClaimAct | { readonly type: 'open' };
    readonly record: JournalRecord;
    readonly state: string;
  }[];
  reference: string | null;
  paidRecord: number | null;
  person: string | null;
}

/** What is not in the claims' own records, each held to a hash that is. */
export interface ClaimSources extends PolicySources {
  roleOf(account: string): Role | null;
  /** The state of a ticket by the records up to the present one. */
  ticketState(series: number, place: number): Parameters<typeof openClaim>[0]['ticket'] | null;
  /** Tickets of a series that are sold, and the last record that sold one or took a sale back; 0: there was none. */
  soldIn(series: number): Pick<SoldAndPaid, 'soldTickets' | 'sale'>;
  /** The tickets whose sale the present record, a restoration, took back; empty for any other. */
  unsoldBy(record: JournalRecord): readonly PlaceRange[];
  /** The day in Almaty on which a draw was shown to the end; null: it was not, yet. */
  drawnOn(draw: string): string | null;
  /** The prizes that the ticket won in a draw whose result stands at the present record. */
  wonIn(draw: string, series: number, place: number): readonly ClaimedPrize[];
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
const ticketKey = ({ series, place }: Pick<AccountedClaim, 'series' | 'place'>): string =>
  `${series} ${place}`;
const prizeKey = ({ series, place, source }: Pick<AccountedClaim, 'series' | 'place' | 'source'>): string =>
  `${series} ${place} ${source}`;

export class ClaimAccount {
  readonly claims = new Map<string, AccountedClaim>();
  /** Places that were looked up, by record. */
  readonly #looked = new Map<number, string>();
  /** Claims to each prize of each ticket. */
  readonly #byPrize = new Map<string, AccountedClaim[]>();
  /** Claims to any prize of each ticket. */
  readonly #places = new Map<string, AccountedClaim[]>();
  readonly #sources: ClaimSources;
  readonly #policies: PolicyAccount;
  readonly #transfers: TransferAccount;
  readonly #winners = new WinnerAccount();

  constructor(sources: ClaimSources) {
    this.#sources = sources;
    this.#policies = new PolicyAccount(sources);
    this.#transfers = new TransferAccount({
      roleOf: (account) => sources.roleOf(account),
      rulesOf: (series, index) => this.rulesOf(series, index),
      termsOf: (series) => sources.termsOf(series),
      soldAndPaid: (series) => ({ ...sources.soldIn(series), ...this.#ownPaid(series) }),
    });
  }

  /** Own prizes of the series' tickets that were paid, up to the present record. */
  #ownPaid(series: number): Pick<SoldAndPaid, 'payment' | 'paid'> {
    const paid = new Map<string, number>();
    let payment = 0;
    for (const { series: of, source, content, paidRecord } of this.claims.values()) {
      if (of !== series || source !== OWN_PRIZE || paidRecord === null) continue;
      paid.set(content.prize.id, (paid.get(content.prize.id) ?? 0) + 1);
      payment = Math.max(payment, paidRecord);
    }
    return { payment, paid };
  }

  get people(): ReadonlySet<string> {
    return this.#winners.people;
  }

  get counts(): TransferAccount['counts'] {
    return this.#transfers.counts;
  }

  get transfers(): TransferAccount['transfers'] {
    return this.#transfers.transfers;
  }

  rulesOf(series: number, index: number | null): ClaimRules {
    return this.#policies.rulesOf(series, index);
  }

  /** @throws Broken for a record that the rules do not allow */
  note(record: JournalRecord): void {
    this.#transfers.note(record);
    switch (record.type) {
      case 'ticket.looked-up':
        this.#look(record);
        return;
      case 'claims.policy-set':
        this.#policies.set(record);
        return;
      case 'claim.opened':
        this.#open(record);
        return;
      case 'claim.acted':
        this.#act(record);
        return;
      case 'person.kept':
        this.#winners.keep(record, this.claims);
        return;
      case 'person.erased':
        this.#winners.erase(record);
        return;
      case 'tickets.restored':
        this.#expectStillSold(record);
        return;
      case 'draw.event':
        if (record.body.type === 'redrawn') this.#expectUnclaimed(record);
        return;
    }
  }

  #look({ index, body }: JournalRecord): void {
    const { series = null, place = null, by = null } = body;
    this.#looked.set(index, canonicalJson([series, place, by]));
  }

  #expectActor({ index, at }: JournalRecord, { by, role, on }: Pick<ActedBody, 'by' | 'role' | 'on'>): void {
    const known = this.#sources.roleOf(by);
    if (known === null || claimRoleOf(known) !== role) {
      throw new Broken(index, `it is an act of ${by}, who was no ${role}`);
    }
    if (on !== dayInAlmaty(Date.parse(at))) {
      throw new Broken(index, `its day ${on} is not that of its instant`);
    }
  }

  #open(record: JournalRecord): void {
    const body = readBody(openedSchema, record);
    const { claim, series, place, on, by, looked, prize } = body;
    const { index } = record;
    this.#expectActor(record, body);
    if (this.claims.has(claim)) throw new Broken(index, `${claim} was opened before`);
    if (this.#looked.get(looked) !== canonicalJson([series, place, by])) {
      throw new Broken(index, `${claim}: record ${looked} is no look-up of its ticket`);
    }
    const rules = this.rulesOf(series, index);
    this.#expectPrize(rules, body, index);
    const ticket = this.#sources.ticketState(series, place);
    if (ticket === null) throw new Broken(index, `${claim}: the books have no such ticket`);
    const source = body.draw ?? OWN_PRIZE;
    const same = this.#byPrize.get(prizeKey({ series, place, source })) ?? [];
    const drawnOn = body.draw === null ? null : this.#sources.drawnOn(body.draw);
    const lottery = claimSchedule(rules.terms, rules.policy);
    const schedule = scheduleOfPrize(lottery, rules.policy, drawnOn);
    const past = ticketPast(this.#ofTicket(series, place), source);
    const facts = { authentic: true, ticket, ...past, prize };
    const opened = openClaim(facts, on, schedule, body.role);
    if (!opened.ok) throw new Broken(index, `${claim}: the rules forbid it: ${opened.reason}`);
    if (isOfTakenBack(facts) !== (body.reference !== undefined)) {
      throw new Broken(index, `${claim}: it rests on no decision, or on one that it does not need`);
    }
    const accounted: AccountedClaim = {
      ...{ claim, series, place, source, content: opened.claim },
      ...{ reference: null, paidRecord: null, person: null },
      steps: [{ act: { type: 'open' }, record, state: opened.claim.state }],
    };
    this.claims.set(claim, accounted);
    this.#byPrize.set(prizeKey(accounted), [...same, accounted]);
    this.#places.set(ticketKey(accounted), [...this.#ofTicket(series, place), accounted]);
  }

  /** Claims to any prize of a ticket, in the order in which they were opened. */
  #ofTicket(series: number, place: number): AccountedClaim[] {
    return this.#places.get(ticketKey({ series, place })) ?? [];
  }

  #expectPrize(
    { terms }: ClaimRules,
    { claim, series, place, draw, prize }: OpenedBody,
    index: number,
  ): void {
    const possible =
      draw === null ? [claimedPrize(terms, prize.id)] : this.#sources.wonIn(draw, series, place);
    if (possible.some((one) => isSame(one ?? null, prize))) return;
    throw new Broken(index, `${claim}: neither terms nor draws know its prize`);
  }

  #act(record: JournalRecord): void {
    const body = readBody(actedSchema, record);
    const { claim, on, by, role, payment } = body;
    const { index } = record;
    const known = this.claims.get(claim);
    if (!known || body.seq !== known.steps.length) {
      throw new Broken(index, `${claim}: it is no act that follows`);
    }
    this.#expectActor(record, body);
    const act = this.#readAct(index, body, known);
    const next = actOnClaim(this.rulesOf(known.series, index), known.content, act, {
      on,
      by: { id: by, role },
      // The data are not the journal's: what they said was looked at when the act was done.
      holder: HOLDER_AS_THEN,
    });
    if (!next.ok) throw new Broken(index, `${claim}: the rules forbid ${act.type}: ${next.reason}`);
    const { state } = next.claim;
    if (state !== body.state) {
      throw new Broken(index, `${claim}: it says ${body.state}, the rules make it ${state}`);
    }
    if ((act.type === 'pay') !== (payment !== undefined)) {
      throw new Broken(index, `${claim}: its payment is malformed`);
    }
    known.content = next.claim;
    known.steps.push({ act, record, state });
    if (payment) this.#pay(known, payment, index);
  }

  #readAct(index: number, { act, by, claim }: ActedBody, { series }: AccountedClaim): ClaimAct {
    if (isSame(act, { type: 'expire' })) {
      if (this.#transfers.letsExpire(series, by)) return { type: 'expire' };
      throw new Broken(index, `${claim}: it expires without a transfer to the budget right before`);
    }
    const parsed = claimActSchema.safeParse(act);
    if (!parsed.success) throw new Broken(index, `${claim}: its act is malformed`);
    return parsed.data;
  }

  /** @throws Broken for a second payment of a prize, or another sum than the quote's */
  #pay(known: AccountedClaim, { reference, ...said }: PaymentBody, index: number): void {
    const { claim, content } = known;
    const { on: _, by: __, ...quoted } = content.payment!;
    if (!isSame(said, quoted)) throw new Broken(index, `${claim}: it pays another sum than the rules give`);
    const twice = this.#byPrize
      .get(prizeKey(known))!
      .find((other) => other !== known && other.paidRecord !== null);
    if (twice) throw new Broken(index, `${claim}: the prize was paid on ${twice.claim} already`);
    known.reference = reference;
    known.paidRecord = index;
  }

  /** @throws Broken where a sale is taken back that a claim builds on (9.1) */
  #expectStillSold(record: JournalRecord): void {
    const ranges = this.#sources.unsoldBy(record);
    if (ranges.length === 0) return;
    const { series } = record.body;
    for (const { claim, series: of, place, content } of this.claims.values()) {
      if (of !== series || content.state === 'forged' || content.state === 'police') continue;
      if (ranges.some(({ first, last }) => first <= place && place <= last)) {
        throw new Broken(record.index, `it takes the sale of a ticket back that ${claim} is made on`);
      }
    }
  }

  /** @throws Broken where a draw is held again though a claim to its prize is open, or was paid (8.2 г, 9.6 а) */
  #expectUnclaimed({ index, body }: JournalRecord): void {
    for (const { claim, source, content } of this.claims.values()) {
      if (source === OWN_PRIZE || source !== body.draw || !holdsDraw(content.state)) continue;
      throw new Broken(
        index,
        `draw ${source} is held again though ${claim} to its prize is ${content.state}`,
      );
    }
  }
}
