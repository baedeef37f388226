/**
 * A month's participants taken over: a list of codes, sealed data, and the counts on record. Fifty thousand of them are made in a thread and
 * written some at a time beside those that count; then one short transaction puts them in their place. What a stopped import leaves is
 * swept away.
 */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Judgement, withoutEarlier } from '../../engine/raffle/eligibility.ts';
import type { Account } from '../accounts/accounts.ts';
import type { DrawRoom } from '../draws/drawRoom.ts';
import type { RafflePreview } from '../protocol/raffle.ts';
import { Refused } from '../refused.ts';
import { expectMonthOver } from './expectMonthOver.ts';
import { prepareInThread, previewInThread } from './importThread.ts';
import type { MonthDrafts } from './monthDrafts.ts';
import type { RoundName } from './participantCodes.ts';
import type { ParticipantStore } from './participantStore.ts';
import type { People } from './people.ts';
import { type PreparedMonth, prepareMonth } from './preparedMonth.ts';
import type { RaffleRounds } from './raffleRounds.ts';
import type { RaffleStore, StoredRound } from './raffleStore.ts';

/** Rows written, looked up or deleted before whatever else waits has its turn: a few milliseconds. */
const SLICE = 250;

export interface ImportParts extends Pick<DrawRoom, 'journal' | 'entryLists'> {
  readonly database: DatabaseSync;
  readonly store: RaffleStore;
  readonly entered: ParticipantStore;
  readonly people: People;
  readonly rounds: RaffleRounds;
  readonly drafts: MonthDrafts;
  readonly now: () => number;
}

/** Participants that are written and do not count yet. */
export interface StagedMonth {
  readonly batch: string;
  readonly prepared: PreparedMonth;
  /** What they were judged by. */
  readonly termsHash: string;
  readonly lastBeside: number;
}

const freshBatch = (): string => `import-${randomBytes(8).toString('hex')}`;

export class MonthImports {
  readonly #parts: ImportParts;
  /** Batches that are being written: no remains. */
  readonly #staging = new Set<string>();
  #sweeping: Promise<void> | null = null;

  constructor(parts: ImportParts) {
    this.#parts = parts;
    void this.sweep();
  }

  /** A file's judgement with other months looked at. */
  judged(name: RoundName, judgement: Judgement): Judgement {
    const { rounds, entered, people } = this.#parts;
    const { terms } = rounds.monthOf(name);
    return withoutEarlier(judgement, terms, (number) => entered.otherMonthOf(name, people.lookupOf(number)));
  }

  /** Who of a file would take part, who not and why; nothing is kept. @throws TirazhError BAD_INPUT for a file that cannot be read */
  preview(name: RoundName, file: Uint8Array): Promise<RafflePreview> {
    const { rounds, people } = this.#parts;
    const { terms } = rounds.monthOf(name);
    return previewInThread({ name, file, terms, people }, (lookups) => this.#earlier(name, lookups));
  }

  /** Months in which those of the lookups were entered already, by their place; some at a time. */
  async #earlier(name: RoundName, lookups: readonly Uint8Array[]): Promise<Map<number, string>> {
    const { entered } = this.#parts;
    const found = new Map<number, string>();
    for (const [i, lookup] of lookups.entries()) {
      if (i % SLICE === 0) await nextTurn();
      const month = entered.otherMonthOf(name, lookup);
      if (month !== null) found.set(i, month);
    }
    return found;
  }

  /**
   * Judges, codes and seals a file's participants in a thread, and writes them beside those that count. To be finished, or else released.
   * @throws TirazhError BAD_INPUT as `preview`; Refused WRONG_STATE while the month goes on, and as `finish`, as far as it can be told by now
   */
  async stage(name: RoundName, file: Uint8Array): Promise<StagedMonth> {
    const { journal, rounds, entered, people, store } = this.#parts;
    const { terms } = rounds.monthOf(name);
    const { termsHash } = rounds.termsOf(name.raffle);
    this.#expectOpen(name);
    const lastBeside = store.lastImportBeside(name);
    const task = { name, file, terms, people };
    const prepared = await prepareInThread(task, (lookups) => this.#earlier(name, lookups));
    this.#expectSomebody(name, prepared);
    const batch = freshBatch();
    this.#staging.add(batch);
    const { packed } = prepared;
    for (let from = 0; from < packed.count; from += SLICE) {
      const to = Math.min(from + SLICE, packed.count);
      journal.transact(() => entered.add(batch, packed, from, to));
      await nextTurn();
    }
    return { batch, prepared, termsHash, lastBeside };
  }

  /**
   * Lets staged participants count, instead of those of the import before.
   * @throws Refused WRONG_STATE once the month is drafted, and for a file with nobody who takes part; STALE when the terms or another
   *   month's participants have changed since the file was judged
   */
  finish(name: RoundName, staged: StagedMonth, by: Account): StoredRound {
    const { journal, rounds, store } = this.#parts;
    return journal.transact(() => {
      const { termsHash } = rounds.termsOf(name.raffle);
      if (termsHash !== staged.termsHash || store.lastImportBeside(name) !== staged.lastBeside) {
        const message = `${name.raffle} ${name.month}: terms or other months have changed meanwhile; import again`;
        throw new Refused('STALE', message, { reason: 'raffle-changed-meanwhile' });
      }
      return this.#count(name, staged, by);
    });
  }

  /** After `finish`, and where it never came to it: what does not count is swept away. */
  release({ batch }: StagedMonth): Promise<void> {
    this.#staging.delete(batch);
    return this.sweep();
  }

  /** All at once, for a folder on which no server runs. @param judgement of the file alone */
  take(name: RoundName, judgement: Judgement, by: Account): StoredRound {
    const { journal, rounds, entered, people } = this.#parts;
    return journal.transact(() => {
      this.#expectOpen(name);
      const { termsHash } = rounds.termsOf(name.raffle);
      const judged = this.judged(name, judgement);
      const prepared = prepareMonth(name, judged, people);
      this.#expectSomebody(name, prepared);
      const batch = freshBatch();
      entered.add(batch, prepared.packed, 0, prepared.packed.count);
      const former = this.#parts.store.round(name)?.batch;
      const round = this.#count(name, { batch, prepared, termsHash, lastBeside: -1 }, by);
      if (former !== undefined) entered.drop(former, Number.MAX_SAFE_INTEGER);
      return round;
    });
  }

  #expectOpen(name: RoundName): void {
    const { store, drafts, rounds, now } = this.#parts;
    expectMonthOver(name, rounds.monthOf(name).terms, now());
    const known = store.round(name);
    if (known) drafts.expectNoDraw(known);
  }

  #expectSomebody({ raffle, month }: RoundName, { packed }: PreparedMonth): void {
    if (packed.count > 0) return;
    throw new Refused('WRONG_STATE', `${raffle} ${month}: nobody in the file takes part`, {
      reason: 'raffle-nobody',
    });
  }

  #count(name: RoundName, { batch, prepared, termsHash }: StagedMonth, by: Account): StoredRound {
    const { journal, entryLists, store } = this.#parts;
    const { counts, binding, packed, report } = prepared;
    this.#expectOpen(name);
    const { raffle, month } = name;
    const { list } = entryLists.add(
      { count: packed.count, lines: packed.lines },
      { name: `${raffle} ${month}`, createdBy: by.id, from: null },
    );
    const { record } = journal.append('raffle.imported', {
      ...{ raffle, month, termsHash, list, binding, by: by.id },
      ...{ rows: counts.rows, eligible: counts.eligible, reasons: { ...counts.reasons } },
    });
    const round: StoredRound = {
      ...{ raffle, month, termsHash, list, batch, binding, counts },
      ...{ importedBy: by.id, record: record.index, draw: null },
    };
    store.replaceRound(round, report);
    return round;
  }

  /** Deletes the participants of imports that do not count, some at a time. What cannot be deleted, as on a full disk, waits for the next time. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep()
      .catch(() => undefined)
      .finally(() => {
        this.#sweeping = null;
      });
    return this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const { database, journal, entered } = this.#parts;
    await nextTurn();
    const left = (): string[] =>
      database.isOpen ? entered.remains().filter((batch) => !this.#staging.has(batch)) : [];
    for (let [batch] = left(); batch !== undefined; [batch] = left()) {
      const some = batch;
      journal.transact(() => entered.drop(some, SLICE));
      await nextTurn();
    }
  }
}
