/** The tables of claims. Writes inside a transaction only; what a claim may become is decided elsewhere. */
import type { DatabaseSync } from 'node:sqlite';
import type { Claim, ClaimPayment, ClaimState } from '../../engine/claims/claim.ts';
import type { ClaimAct, ClaimRole } from '../../engine/claims/claimAct.ts';
import type { Day } from '../../engine/claims/day.ts';
import type { ClaimsDesk } from '../protocol/claims.ts';
import { PAYMENT_SUMS } from './paymentSums.ts';

/** Of the ticket's own prize; otherwise the id of the draw. */
export const OWN_PRIZE = '';
/** Of claims that nothing is due on: after all others. */
const NEVER = '9999-12-31';

/** Which prize of which ticket. */
export interface PrizePlace {
  readonly series: number;
  /** Of the ticket, from 0. */
  readonly place: number;
  /** `OWN_PRIZE`, or a draw. */
  readonly source: string;
}

export interface StoredClaim extends PrizePlace {
  readonly claim: string;
  /** Place of the tier in the terms' `instantTiers`, from 1; 0 of a draw. */
  readonly tier: number;
  readonly content: Claim;
  readonly dueOn: Day | null;
  /** Acts so far. */
  readonly seq: number;
  /** The journal record that opened it. */
  readonly record: number;
  readonly person: string | null;
}

export interface StoredStep {
  readonly seq: number;
  readonly atMs: number;
  readonly on: Day;
  readonly by: string;
  readonly role: ClaimRole;
  readonly act: ClaimAct | { readonly type: 'open' };
  readonly state: ClaimState;
  readonly record: number;
}

export interface ClaimChoice {
  readonly states: readonly ClaimState[];
  /** Due before this day; null: whenever. */
  readonly dueBefore: Day | null;
  readonly ticket: Pick<PrizePlace, 'series' | 'place'> | null;
  /** Account that has acted on them; null: anybody. */
  readonly by: string | null;
  readonly after: ClaimCursor | null;
  readonly limit: number;
}

/** A place in the order of work lists. */
export interface ClaimCursor {
  readonly due: string;
  readonly record: number;
}

export const cursorOf = ({ dueOn, record }: StoredClaim): ClaimCursor => ({ due: dueOn ?? NEVER, record });

const CLAIM = 'claim, series, place, source, tier, content, due_on, seq, record, person';

const claimOf = (row: Record<string, unknown>): StoredClaim => ({
  claim: row.claim as string,
  series: row.series as number,
  place: row.place as number,
  source: row.source as string,
  tier: row.tier as number,
  content: JSON.parse(row.content as string) as Claim,
  dueOn: row.due_on === NEVER ? null : (row.due_on as string),
  seq: row.seq as number,
  record: row.record as number,
  person: row.person as string | null,
});

export class ClaimStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  get(claim: string): StoredClaim | null {
    const row = this.#database.prepare(`SELECT ${CLAIM} FROM claim WHERE claim = ?`).get(claim);
    return row ? claimOf(row) : null;
  }

  /** Claims to prizes of a ticket, newest first. */
  ofTicket({ series, place }: Pick<PrizePlace, 'series' | 'place'>): StoredClaim[] {
    return this.#database
      .prepare(`SELECT ${CLAIM} FROM claim WHERE series = ? AND place = ? ORDER BY record DESC`)
      .all(series, place)
      .map(claimOf);
  }

  /** The first of these tickets that somebody came with, forgeries aside; null: none. @param ranges ascending */
  firstClaimed(
    series: number,
    ranges: readonly { readonly first: number; readonly last: number }[],
  ): number | null {
    const select = this.#database.prepare(
      `SELECT min(place) AS place FROM claim
       WHERE series = ? AND place BETWEEN ? AND ? AND state NOT IN ('forged', 'police')`,
    );
    for (const { first, last } of ranges) {
      const { place } = select.get(series, first, last) as { place: number | null };
      if (place !== null) return place;
    }
    return null;
  }

  /** Newest first. */
  ofPeople(people: readonly string[]): StoredClaim[] {
    const select = this.#database.prepare(`SELECT ${CLAIM} FROM claim WHERE person = ?`);
    return people.flatMap((person) => select.all(person).map(claimOf)).sort((a, b) => b.record - a.record);
  }

  /** Of a series, or of all, in any of these states, in the order in which they were opened. */
  inStates(series: number | null, states: readonly ClaimState[]): StoredClaim[] {
    return this.#database
      .prepare(
        `SELECT ${CLAIM} FROM claim WHERE (?1 IS NULL OR series = ?1) AND state IN (SELECT value FROM json_each(?2)) ORDER BY record`,
      )
      .all(series, JSON.stringify(states))
      .map(claimOf);
  }

  /** By day due, then by age. */
  page({ states, dueBefore, ticket, by, after, limit }: ClaimChoice): StoredClaim[] {
    const wheres = ['(due_on, record) > (?, ?)'];
    const given: (string | number)[] = [after?.due ?? '', after?.record ?? -1];
    const add = (where: string, ...values: (string | number)[]): void => {
      wheres.push(where);
      given.push(...values);
    };
    if (states.length > 0) add('state IN (SELECT value FROM json_each(?))', JSON.stringify(states));
    if (dueBefore !== null) add('due_on < ?', dueBefore);
    if (by !== null) add('EXISTS (SELECT 1 FROM claim_step s WHERE s.claim = claim.claim AND s.by = ?)', by);
    if (ticket !== null) add('series = ? AND place = ?', ticket.series, ticket.place);
    return this.#database
      .prepare(`SELECT ${CLAIM} FROM claim WHERE ${wheres.join(' AND ')} ORDER BY due_on, record LIMIT ?`)
      .all(...given, limit)
      .map(claimOf);
  }

  /** All claims, oldest first, one at a time. */
  *all(): Generator<StoredClaim> {
    for (const row of this.#database.prepare(`SELECT ${CLAIM} FROM claim ORDER BY record`).iterate()) {
      yield claimOf(row as Record<string, unknown>);
    }
  }

  insert({
    claim,
    series,
    place,
    source,
    tier,
    content,
    dueOn,
    record,
  }: Omit<StoredClaim, 'seq' | 'person'>): void {
    this.#database
      .prepare(
        `INSERT INTO claim (claim, series, place, source, tier, state, content, due_on, seq, record)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
      )
      .run(
        ...[claim, series, place, source, tier, content.state],
        ...[JSON.stringify(content), dueOn ?? NEVER, record],
      );
  }

  update(claim: string, content: Claim, dueOn: Day | null, seq: number): void {
    this.#database
      .prepare('UPDATE claim SET state = ?, content = ?, due_on = ?, seq = ? WHERE claim = ?')
      .run(content.state, JSON.stringify(content), dueOn ?? NEVER, seq, claim);
  }

  setDue(claim: string, dueOn: Day | null): void {
    this.#database.prepare('UPDATE claim SET due_on = ? WHERE claim = ?').run(dueOn ?? NEVER, claim);
  }

  setPerson(claim: string, person: string): void {
    this.#database.prepare('UPDATE claim SET person = ? WHERE claim = ?').run(person, claim);
  }

  addStep(claim: string, { seq, atMs, on, by, role, act, state, record }: StoredStep): void {
    this.#database
      .prepare(
        `INSERT INTO claim_step (claim, seq, at_ms, on_day, by, role, act, state, record)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(claim, seq, atMs, on, by, role, JSON.stringify(act), state, record);
  }

  /** In order. */
  steps(claim: string): StoredStep[] {
    return this.#database
      .prepare(
        'SELECT seq, at_ms, on_day, by, role, act, state, record FROM claim_step WHERE claim = ? ORDER BY seq',
      )
      .all(claim)
      .map((row) => ({
        seq: row.seq as number,
        atMs: row.at_ms as number,
        on: row.on_day as string,
        by: row.by as string,
        role: row.role as ClaimRole,
        act: JSON.parse(row.act as string) as StoredStep['act'],
        state: row.state as ClaimState,
        record: row.record as number,
      }));
  }

  isPaid({ series, place, source }: PrizePlace): boolean {
    const select = 'SELECT 1 FROM payment WHERE series = ? AND place = ? AND source = ?';
    return this.#database.prepare(select).get(series, place, source) !== undefined;
  }

  /** @throws Error of SQLite for a prize that was paid before: the table has one row a prize, ever */
  addPayment(
    { claim, series, place, source }: StoredClaim,
    { form, on, grossTenge, taxTenge, paidTenge }: ClaimPayment,
    {
      reference,
      record,
      atMs,
    }: { readonly reference: string | null; readonly record: number; readonly atMs: number },
  ): void {
    this.#database
      .prepare(
        `INSERT INTO payment
           (series, place, source, claim, form, on_day, at_ms, gross_tenge, tax_tenge, paid_tenge, reference, record)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[series, place, source, claim, form, on, atMs],
        ...[grossTenge, taxTenge, paidTenge, reference, record],
      );
  }

  referenceOf(claim: string): string | null {
    const row = this.#database.prepare('SELECT reference FROM payment WHERE claim = ?').get(claim);
    return (row?.reference as string | null | undefined) ?? null;
  }

  /** The claim that a cash order of that number paid in the year; null: none. */
  ofCashOrder(reference: string, year: number): string | null {
    const row = this.#database
      .prepare(`SELECT claim FROM payment WHERE form = 'cash' AND reference = ? AND on_day BETWEEN ? AND ?`)
      .get(reference, `${year}-01-01`, `${year}-12-31`);
    return (row?.claim as string | undefined) ?? null;
  }

  /** Claims by state. */
  counts(): Map<ClaimState, number> {
    const rows = this.#database.prepare('SELECT state, count(*) AS n FROM claim GROUP BY state').all();
    return new Map(rows.map(({ state, n }) => [state as ClaimState, n as number]));
  }

  /** How many are due before a day. */
  dueBefore(day: Day): number {
    const row = this.#database.prepare('SELECT count(*) AS n FROM claim WHERE due_on < ?').get(day);
    return row!.n as number;
  }

  /** Approved and not paid. */
  approved(): { count: number; grossTenge: number } {
    const row = this.#database
      .prepare(
        `SELECT count(*) AS count, coalesce(sum(content ->> '$.prize.amountTenge'), 0) AS grossTenge
         FROM claim WHERE state = 'approved'`,
      )
      .get();
    return { ...row } as unknown as ReturnType<ClaimStore['approved']>;
  }

  /** Payments from a day on. */
  paidSince(day: Day): ClaimsDesk['paid'] {
    const row = this.#database
      .prepare(
        `SELECT ${PAYMENT_SUMS}, coalesce(sum(tax_tenge), 0) AS taxTenge FROM payment WHERE on_day >= ?`,
      )
      .get(day);
    return { ...row } as unknown as ClaimsDesk['paid'];
  }
}
