/** Transfers to the state budget (clause 9.7) as the journal alone makes them: asked by one, confirmed by another, after the three years. */
import { claimSchedule } from '../../engine/claims/claimSchedule.ts';
import type { ClaimRules } from '../../engine/claims/payoutQuote.ts';
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { BudgetTransfer } from '../protocol/claims.ts';
import type { Role } from '../protocol/host.ts';
import { Broken } from './broken.ts';
import { budgetAskedSchema, budgetDoneSchema, budgetWithdrawnSchema, readBody } from './claimRecords.ts';

/** A transfer as it has to be stored. */
export interface AccountedTransfer {
  readonly series: number;
  readonly lots: BudgetTransfer['lots'];
  readonly askedBy: string;
  readonly state: BudgetTransfer['state'];
  readonly confirmedBy: string | null;
  readonly on: string | null;
}

export interface TransferSources {
  roleOf(account: string): Role | null;
  rulesOf(series: number, index: number): ClaimRules;
}

export class TransferAccount {
  readonly transfers = new Map<string, AccountedTransfer>();
  readonly #sources: TransferSources;
  /** The series whose open claims the records right behind a transfer let expire. */
  #expiring: { readonly series: number; readonly by: string } | null = null;

  constructor(sources: TransferSources) {
    this.#sources = sources;
  }

  /** @throws Broken for a record that the rules do not allow */
  note(record: JournalRecord): void {
    if (record.type !== 'claim.acted') this.#expiring = null;
    switch (record.type) {
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
    const { transfer, series, lots, by } = readBody(budgetAskedSchema, record);
    this.#expectOperator(record, transfer, by);
    if (this.transfers.has(transfer)) throw new Broken(record.index, `${transfer} was asked for before`);
    this.transfers.set(transfer, {
      ...{ series, lots, askedBy: by, state: 'asked', confirmedBy: null, on: null },
    });
  }

  #confirm(record: JournalRecord): void {
    const { transfer, series, on, by } = readBody(budgetDoneSchema, record);
    const { index } = record;
    this.#expectOperator(record, transfer, by);
    const known = this.#asked(record, transfer);
    if (known.series !== series) throw new Broken(index, `${transfer} is of series ${known.series}`);
    if (known.askedBy === by) throw new Broken(index, `${transfer}: one person asked and confirmed`);
    const { terms, policy } = this.#sources.rulesOf(series, index);
    const { keptThrough } = claimSchedule(terms, policy);
    if (on <= keptThrough || on !== dayInAlmaty(Date.parse(record.at))) {
      throw new Broken(index, `${transfer}: the money was kept through ${keptThrough}`);
    }
    this.transfers.set(transfer, { ...known, state: 'done', confirmedBy: by, on });
    this.#expiring = { series, by };
  }

  #withdraw(record: JournalRecord): void {
    const { transfer, by } = readBody(budgetWithdrawnSchema, record);
    this.#expectOperator(record, transfer, by);
    const known = this.#asked(record, transfer);
    if (known.askedBy !== by) throw new Broken(record.index, `${transfer}: ${by} did not ask for it`);
    this.transfers.set(transfer, { ...known, state: 'withdrawn' });
  }
}
