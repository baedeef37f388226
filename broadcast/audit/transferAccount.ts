/** Transfers to the state budget (clause 9.7) as the journal alone makes them: asked by one, confirmed by another, after the three years. */
import { claimSchedule } from '../../engine/claims/claimSchedule.ts';
import type { ClaimRules } from '../../engine/claims/payoutQuote.ts';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { BudgetTransfer } from '../protocol/claims.ts';
import type { Role } from '../protocol/host.ts';
import { Broken } from './broken.ts';
import {
  budgetAskedSchema,
  budgetDoneSchema,
  budgetWithdrawnSchema,
  type CountedBody,
  readBody,
} from './claimRecords.ts';
import { CountAccount, type CountSources } from './countAccount.ts';

/** A transfer as it has to be stored. */
export interface AccountedTransfer {
  readonly series: number;
  readonly lots: BudgetTransfer['lots'];
  readonly askedBy: string;
  readonly state: BudgetTransfer['state'];
  readonly confirmedBy: string | null;
  readonly on: string | null;
  /** The count that it was asked by; null: an older one, of all that was printed. */
  readonly counted: number | null;
}

export interface TransferSources extends Omit<CountSources, 'isOperator'> {
  roleOf(account: string): Role | null;
  rulesOf(series: number, index: number): ClaimRules;
}

export class TransferAccount {
  readonly transfers = new Map<string, AccountedTransfer>();
  readonly #counts: CountAccount;
  readonly #sources: TransferSources;
  /** The series whose open claims the records right behind a transfer let expire. */
  #expiring: { readonly series: number; readonly by: string } | null = null;

  constructor(sources: TransferSources) {
    this.#sources = sources;
    this.#counts = new CountAccount({
      isOperator: (account) => sources.roleOf(account) === 'operator',
      termsOf: (series) => sources.termsOf(series),
      soldAndPaid: (series) => sources.soldAndPaid(series),
    });
  }

  get counts(): CountAccount['counts'] {
    return this.#counts.counts;
  }

  /** @throws Broken for a record that the rules do not allow */
  note(record: JournalRecord): void {
    if (record.type !== 'claim.acted') this.#expiring = null;
    switch (record.type) {
      case 'unclaimed.counted':
        this.#counts.note(record);
        return;
      case 'budget.asked':
        this.#ask(record);
        return;
      case 'budget.transferred':
        this.#confirm(record);
        return;
      case 'budget.withdrawn':
        this.#withdraw(record);
        return;
    }
  }

  /** Whether a claim to a prize of the series may expire in the record that is read: by whoever has just confirmed a transfer. */
  letsExpire(series: number, by: string): boolean {
    return this.#expiring?.series === series && this.#expiring.by === by;
  }

  #expectOperator({ index }: JournalRecord, transfer: string, by: string): void {
    if (this.#sources.roleOf(by) !== 'operator') {
      throw new Broken(index, `${transfer}: ${by} was no operator`);
    }
  }

  #asked({ index }: JournalRecord, transfer: string): AccountedTransfer {
    const known = this.transfers.get(transfer);
    if (known?.state === 'asked') return known;
    throw new Broken(index, `${transfer}: it was never asked for, or settled before`);
  }

  #ask(record: JournalRecord): void {
    const { transfer, series, lots, by, counted = null } = readBody(budgetAskedSchema, record);
    const { index } = record;
    this.#expectOperator(record, transfer, by);
    if (this.transfers.has(transfer)) throw new Broken(index, `${transfer} was asked for before`);
    if (counted === null && this.counts.size > 0) {
      throw new Broken(index, `${transfer}: nobody counted the winners on sold tickets for it`);
    }
    if (counted !== null) {
      this.#expectLots(index, transfer, lots, this.#counts.expectFresh(index, counted, series, by));
    }
    this.transfers.set(transfer, {
      ...{ series, lots, askedBy: by, state: 'asked', confirmedBy: null, on: null, counted },
    });
  }

  /** Of the tickets' own prizes a transfer takes the winners that were counted, less what went to the budget before. */
  #expectLots(index: number, transfer: string, lots: AccountedTransfer['lots'], count: CountedBody): void {
    const { instantTiers } = this.#sources.termsOf(count.series)!;
    const done = [...this.transfers.values()].filter(
      ({ series, state }) => series === count.series && state === 'done',
    );
    for (const { id } of instantTiers) {
      const of = (some: AccountedTransfer['lots']): number =>
        some.reduce((sum, lot) => (lot.tier === id ? sum + lot.count : sum), 0);
      const left =
        (count.tiers.find(({ tier }) => tier === id)?.count ?? 0) - of(done.flatMap((one) => one.lots));
      if (of(lots) !== left) {
        throw new Broken(index, `${transfer}: it takes ${of(lots)} prizes ${id}, ${left} were counted`);
      }
    }
  }

  #confirm(record: JournalRecord): void {
    const { transfer, series, on, by, counted } = readBody(budgetDoneSchema, record);
    const { index } = record;
    this.#expectOperator(record, transfer, by);
    const known = this.#asked(record, transfer);
    if (known.series !== series) throw new Broken(index, `${transfer} is of series ${known.series}`);
    if (known.askedBy === by) throw new Broken(index, `${transfer}: one person asked and confirmed`);
    this.#expectRecount(index, transfer, known, counted, by);
    const { terms, policy } = this.#sources.rulesOf(series, index);
    const { keptThrough } = claimSchedule(terms, policy);
    if (on <= keptThrough || on !== dayInAlmaty(Date.parse(record.at))) {
      throw new Broken(index, `${transfer}: the money was kept through ${keptThrough}`);
    }
    this.transfers.set(transfer, { ...known, state: 'done', confirmedBy: by, on });
    this.#expiring = { series, by };
  }

  /** The second person counted too, and found the same. */
  #expectRecount(
    index: number,
    transfer: string,
    { series, counted: first }: AccountedTransfer,
    second: number | undefined,
    by: string,
  ): void {
    if (first === null && second === undefined) return;
    if (second === undefined) throw new Broken(index, `${transfer}: its second person did not count`);
    const { tiers } = this.#counts.expectFresh(index, second, series, by);
    if (first === null || canonicalJson(tiers) === canonicalJson(this.counts.get(first)!.tiers)) return;
    throw new Broken(index, `${transfer}: two people counted differently`);
  }

  #withdraw(record: JournalRecord): void {
    const { transfer, by } = readBody(budgetWithdrawnSchema, record);
    this.#expectOperator(record, transfer, by);
    const known = this.#asked(record, transfer);
    if (known.askedBy !== by) throw new Broken(record.index, `${transfer}: ${by} did not ask for it`);
    this.transfers.set(transfer, { ...known, state: 'withdrawn' });
  }
}
