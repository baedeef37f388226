/**
 * Claims, winners' data and transfers to the budget as the journal alone makes them: every act done again by the rules that were in
 * force, from the opening on. Payments are what the rules come to, whatever the record says.
 */
import { actOnClaim } from '../../engine/claims/actOnClaim.ts';
import type { Claim } from '../../engine/claims/claim.ts';
import type { ClaimAct, ClaimRole } from '../../engine/claims/claimAct.ts';
import { type ClaimedPrize, claimedPrize } from '../../engine/claims/claimedPrize.ts';
import { type ClaimPolicy, claimPolicySchema } from '../../engine/claims/claimPolicy.ts';
import { claimSchedule } from '../../engine/claims/claimSchedule.ts';
import { openClaim } from '../../engine/claims/openClaim.ts';
import type { ClaimRules } from '../../engine/claims/payoutQuote.ts';
import { canonicalHashHex, canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import { claimActSchema } from '../claims/claimActSchema.ts';
import { claimRoleOf } from '../claims/claimRole.ts';
import { kazakhCalendar } from '../claims/kazakhCalendar.ts';
import type { BudgetTransfer } from '../protocol/claims.ts';
import type { Role } from '../protocol/host.ts';
import { Broken } from './broken.ts';

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

interface AccountedTransfer {
  readonly series: number;
  readonly lots: BudgetTransfer['lots'];
  readonly askedBy: string;
  state: BudgetTransfer['state'];
  confirmedBy: string | null;
  on: string | null;
}

/** What is not in the journal's own words, each held to a hash that is. */
export interface ClaimSources {
  termsOf(series: number): LotteryTerms | null;
  /** The stored text of a policy, by its hash. */
  policyText(policyHash: string): string | null;
  roleOf(account: string): Role | null;
  /** The state of a ticket by the records before the present one. */
  ticketState(series: number, place: number): Parameters<typeof openClaim>[0]['ticket'] | null;
  /** The prizes that the ticket won in a draw whose result stands at the present record. */
  wonIn(draw: string, series: number, place: number): readonly ClaimedPrize[];
}

interface OpenedBody {
  readonly claim: string;
  readonly series: number;
  readonly place: number;
  readonly draw: string | null;
  readonly prize: ClaimedPrize;
  readonly on: string;
  readonly by: string;
  readonly role: ClaimRole;
  readonly looked: number;
}

interface ActedBody {
  readonly claim: string;
  readonly seq: number;
  readonly act: unknown;
  readonly on: string;
  readonly by: string;
  readonly role: ClaimRole;
  readonly state: string;
  readonly payment?: { readonly reference: string | null } & Record<string, unknown>;
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

export class ClaimAccount {
  readonly claims = new Map<string, AccountedClaim>();
  readonly people = new Set<string>();
  readonly transfers = new Map<string, AccountedTransfer>();
  readonly policies = new Map<string, ClaimPolicy>();
  /** Places that were looked up, by record. */
  readonly #looked = new Map<number, string>();
  /** Claims to each prize of each ticket. */
  readonly #byPrize = new Map<string, AccountedClaim[]>();
  readonly #sources: ClaimSources;
  readonly #isWorkingDay = kazakhCalendar().isWorkingDay;
  /** The series whose open claims the records right behind a transfer let expire. */
  #expiring: { readonly series: number; readonly by: string } | null = null;

  constructor(sources: ClaimSources) {
    this.#sources = sources;
  }

  /** @throws Broken for a record that the rules do not allow */
  note(record: JournalRecord): void {
    const { type, body } = record;
    if (type !== 'claim.acted') this.#expiring = null;
    switch (type) {
      case 'ticket.looked-up':
        this.#looked.set(
          record.index,
          canonicalJson([body.series ?? null, body.place ?? null, body.by ?? null]),
        );
        return;
      case 'claims.policy-set':
        this.#setPolicy(record);
        return;
      case 'claim.opened':
        this.#open(record);
        return;
      case 'claim.acted':
        this.#act(record);
        return;
      case 'person.kept':
        this.#keep(record);
        return;
      case 'person.erased':
        this.people.delete(body.person as string);
        return;
      case 'budget.asked':
      case 'budget.transferred':
      case 'budget.withdrawn':
        this.#transfer(record);
        return;
    }
  }

  #setPolicy({ index, body }: JournalRecord): void {
    const text = this.#sources.policyText(body.policyHash as string);
    const parsed = claimPolicySchema.safeParse(text === null ? null : JSON.parse(text));
    if (
      !parsed.success ||
      canonicalHashHex(parsed.data) !== body.policyHash ||
      parsed.data.terms !== body.terms
    ) {
      throw new Broken(index, 'the stored claims policy is not the one that was set');
    }
    this.policies.set(parsed.data.terms, parsed.data);
  }

  /** The rules of a series at the present record. */
  rulesOf(series: number, index: number | null): ClaimRules {
    const terms = this.#sources.termsOf(series);
    const policy = terms && this.policies.get(terms.id);
    if (terms && policy) return { terms, policy, isWorkingDay: this.#isWorkingDay };
    throw new Broken(index, `series ${series}: there was no claims policy`);
  }

  #expectActor({ index, at }: JournalRecord, { by, role, on }: Pick<ActedBody, 'by' | 'role' | 'on'>): void {
    const known = this.#sources.roleOf(by);
    if (known === null || claimRoleOf(known) !== role) {
      throw new Broken(index, `it is an act of ${by}, who was no ${role}`);
    }
    if (on !== dayInAlmaty(Date.parse(at)))
      throw new Broken(index, `its day ${on} is not that of its instant`);
  }

  #open(record: JournalRecord): void {
    const body = record.body as unknown as OpenedBody;
    const { claim, series, place, draw, prize, on, by, looked } = body;
    const { index } = record;
    this.#expectActor(record, body);
    if (this.claims.has(claim)) throw new Broken(index, `${claim} was opened before`);
    if (this.#looked.get(looked) !== canonicalJson([series, place, by])) {
      throw new Broken(index, `${claim}: record ${looked} is no look-up of its ticket`);
    }
    const rules = this.rulesOf(series, index);
    const possible =
      draw === null ? [claimedPrize(rules.terms, prize.id)] : this.#sources.wonIn(draw, series, place);
    if (!possible.some((one) => isSame(one ?? null, prize))) {
      throw new Broken(index, `${claim}: neither terms nor draws know its prize`);
    }
    const source = draw ?? '';
    const same = this.#byPrize.get(`${series} ${place} ${source}`) ?? [];
    const ticket = this.#sources.ticketState(series, place);
    if (ticket === null) throw new Broken(index, `${claim}: the books have no such ticket`);
    const claims = same.map(({ content }) => content.state);
    const opened = openClaim(
      { authentic: true, ticket, claims, prize },
      on,
      claimSchedule(rules.terms, rules.policy),
    );
    if (!opened.ok) throw new Broken(index, `${claim}: the rules forbid it: ${opened.reason}`);
    const accounted: AccountedClaim = {
      ...{
        claim,
        series,
        place,
        source,
        content: opened.claim,
        reference: null,
        paidRecord: null,
        person: null,
      },
      steps: [{ act: { type: 'open' }, record, state: opened.claim.state }],
    };
    this.claims.set(claim, accounted);
    this.#byPrize.set(`${series} ${place} ${source}`, [...same, accounted]);
  }

  #act(record: JournalRecord): void {
    const body = record.body as unknown as ActedBody;
    const { index } = record;
    const known = this.claims.get(body.claim);
    if (!known || body.seq !== known.steps.length)
      throw new Broken(index, `${body.claim}: it is no act that follows`);
    this.#expectActor(record, body);
    const act = this.#readAct(record, body, known);
    const { on, by, role } = body;
    const next = actOnClaim(this.rulesOf(known.series, index), known.content, act, {
      on,
      by: { id: by, role },
    });
    if (!next.ok) throw new Broken(index, `${body.claim}: the rules forbid ${act.type}: ${next.reason}`);
    if (next.claim.state !== body.state) {
      throw new Broken(index, `${body.claim}: it says ${body.state}, the rules make it ${next.claim.state}`);
    }
    if ((act.type === 'pay') !== (body.payment !== undefined))
      throw new Broken(index, `${body.claim}: its payment is malformed`);
    known.content = next.claim;
    known.steps.push({ act, record, state: next.claim.state });
    if (body.payment) this.#pay(known, body.payment, index);
  }

  #readAct({ index }: JournalRecord, { act, by, claim }: ActedBody, { series }: AccountedClaim): ClaimAct {
    if (isSame(act, { type: 'expire' })) {
      if (this.#expiring?.series === series && this.#expiring.by === by) return { type: 'expire' };
      throw new Broken(index, `${claim}: it expires without a transfer to the budget right before`);
    }
    const parsed = claimActSchema.safeParse(act);
    if (!parsed.success) throw new Broken(index, `${claim}: its act is malformed`);
    return parsed.data;
  }

  /** @throws Broken for a second payment of a prize, or another sum than the quote's */
  #pay(
    known: AccountedClaim,
    { reference, ...said }: NonNullable<ActedBody['payment']>,
    index: number,
  ): void {
    const { claim, series, place, source, content } = known;
    const { on: _, by: __, ...quoted } = content.payment!;
    if (!isSame(said, quoted)) throw new Broken(index, `${claim}: it pays another sum than the rules give`);
    const twice = this.#byPrize
      .get(`${series} ${place} ${source}`)!
      .find((other) => other !== known && other.paidRecord !== null);
    if (twice) throw new Broken(index, `${claim}: the prize was paid on ${twice.claim} already`);
    known.reference = reference;
    known.paidRecord = index;
  }

  #keep({ index, body }: JournalRecord): void {
    const { person, claim } = body as { person: string; claim: string };
    const known = this.claims.get(claim);
    const isNew = known && known.person === null && !this.people.has(person);
    if (!known || !(isNew || known.person === person))
      throw new Broken(index, `${person}: its claim is another`);
    known.person = person;
    this.people.add(person);
  }

  #transfer(record: JournalRecord): void {
    const { type, index, body } = record;
    const { transfer, by } = body as { transfer: string; by: string };
    if (this.#sources.roleOf(by) !== 'operator')
      throw new Broken(index, `${transfer}: ${by} was no operator`);
    if (type === 'budget.asked') {
      const { series, lots } = body as unknown as AccountedTransfer;
      this.transfers.set(transfer, {
        series,
        lots,
        askedBy: by,
        state: 'asked',
        confirmedBy: null,
        on: null,
      });
      return;
    }
    const known = this.transfers.get(transfer);
    if (known?.state !== 'asked')
      throw new Broken(index, `${transfer}: it was never asked for, or settled before`);
    if (type === 'budget.withdrawn') {
      known.state = 'withdrawn';
      return;
    }
    const { keptThrough } = claimSchedule(
      this.rulesOf(known.series, index).terms,
      this.rulesOf(known.series, index).policy,
    );
    const on = dayInAlmaty(Date.parse(record.at));
    if (known.askedBy === by) throw new Broken(index, `${transfer}: one person asked and confirmed`);
    if (on <= keptThrough || body.on !== on)
      throw new Broken(index, `${transfer}: the money was kept through ${keptThrough}`);
    Object.assign(known, { state: 'done', confirmedBy: by, on });
    this.#expiring = { series: known.series, by };
  }
}
