/**
 * Decisions of two people on a month's prize: that somebody loses it, that it was handed over, that the month ends without. One
 * asks, one of the other role confirms, and the step is taken in the transaction that says so.
 */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { misfitOf } from '../../engine/raffle/aftermathMisfit.ts';
import type { Decision } from '../../engine/raffle/aftermathSteps.ts';
import type { Account, Accounts } from '../accounts/accounts.ts';
import type { RaffleDecision } from '../protocol/raffle.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import type { AftermathLog } from './aftermathLog.ts';
import type { RoundName } from './participantCodes.ts';
import type { RaffleStore, StoredRound } from './raffleStore.ts';
import { refuseMisfit } from './refuseMisfit.ts';
import { expectSecondPerson } from './secondPerson.ts';

/** A decision that waits longer for its second person is void: the office works by day. */
const LAPSE_MS = 24 * 3_600_000;

const COLUMNS =
  'decision, raffle, month, content, note, asked_by, asked_ms, state, confirmed_by, confirmed_ms';

interface Row {
  readonly decision: string;
  readonly raffle: string;
  readonly month: string;
  readonly content: string;
  readonly note: Uint8Array | null;
  readonly asked_by: string;
  readonly asked_ms: number;
  readonly state: RaffleDecision['state'];
  readonly confirmed_by: string | null;
  readonly confirmed_ms: number | null;
}

export interface DecisionParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly accounts: Accounts;
  readonly store: RaffleStore;
  readonly aftermath: AftermathLog;
  readonly now: () => number;
}

export class RaffleDecisions {
  readonly #parts: DecisionParts;

  constructor(parts: DecisionParts) {
    this.#parts = parts;
  }

  /** Of a month, newest first. */
  of({ raffle, month }: RoundName): RaffleDecision[] {
    return this.#rows('raffle = ? AND month = ? ORDER BY asked_ms DESC, decision', raffle, month).map((row) =>
      this.#shown(row),
    );
  }

  /** @param note sealed @throws Refused ALREADY_ASKED while another one of the month waits, or with the rule it breaks */
  ask(round: StoredRound, content: Decision, by: Account, note: Uint8Array | null): RaffleDecision {
    const { database, journal, store, aftermath } = this.#parts;
    const { raffle, month } = round;
    return journal.transact(() => {
      this.#lapse();
      const nowMs = journal.stampMs();
      const misfit = misfitOf(aftermath.state(round), content, nowMs, store.terms(round.termsHash)!);
      if (misfit) throw refuseMisfit(misfit);
      if (this.#rows("raffle = ? AND month = ? AND state = 'asked'", raffle, month).length > 0) {
        throw new Refused(
          'ALREADY_ASKED',
          `${raffle} ${month}: a decision waits for its second person already`,
        );
      }
      const decision = `decision-${randomBytes(8).toString('hex')}`;
      database
        .prepare(
          'INSERT INTO raffle_decision (decision, raffle, month, content, note, asked_by, asked_ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(decision, raffle, month, JSON.stringify(content), note, by.id, nowMs);
      journal.append('raffle.asked', { decision, raffle, month, content, by: by.id });
      return this.#shown(this.#row(decision));
    });
  }

  /** The second person's word; the step is taken when this returns. */
  confirm(decision: string, by: Account): RaffleDecision {
    const { database, journal, accounts, store, aftermath } = this.#parts;
    return journal.transact(() => {
      const row = this.#waiting(decision);
      expectSecondPerson(`decision ${decision}`, row.asked_by, by, accounts);
      const { raffle, month, asked_by, note } = row;
      const content = JSON.parse(row.content) as Decision;
      database
        .prepare(
          "UPDATE raffle_decision SET state = 'done', confirmed_by = ?, confirmed_ms = ? WHERE decision = ?",
        )
        .run(by.id, journal.stampMs(), decision);
      journal.append('raffle.confirmed', { decision, raffle, month, by: by.id });
      aftermath.take(store.round({ raffle, month })!, content, [asked_by, by.id], { note, paper: null });
      return this.#shown(this.#row(decision));
    });
  }

  /** The asker thinks better of it. */
  withdraw(decision: string, by: Account): RaffleDecision {
    const { database, journal } = this.#parts;
    return journal.transact(() => {
      const { asked_by, raffle, month } = this.#waiting(decision);
      if (asked_by !== by.id) {
        throw new Refused('SECOND_PERSON', `decision ${decision}: only who asked can withdraw it`);
      }
      database.prepare("UPDATE raffle_decision SET state = 'withdrawn' WHERE decision = ?").run(decision);
      journal.append('raffle.withdrawn', { decision, raffle, month, by: by.id });
      return this.#shown(this.#row(decision));
    });
  }

  #rows(where: string, ...given: (string | number)[]): Row[] {
    return this.#parts.database
      .prepare(`SELECT ${COLUMNS} FROM raffle_decision WHERE ${where}`)
      .all(...given) as unknown as Row[];
  }

  #row(decision: string): Row {
    const [row] = this.#rows('decision = ?', decision);
    if (!row) throw new Refused('NOT_FOUND', `decision ${decision}: there is no such decision`);
    return row;
  }

  /** @throws Refused STALE once it has waited too long, WRONG_STATE once it is settled */
  #waiting(decision: string): Row {
    this.#lapse();
    const row = this.#row(decision);
    if (row.state === 'asked') return row;
    if (row.state === 'lapsed')
      throw new Refused('STALE', `decision ${decision}: it waited too long; ask anew`);
    throw new Refused('WRONG_STATE', `decision ${decision}: it is ${row.state} already`);
  }

  #lapse(): void {
    const { database, now } = this.#parts;
    database
      .prepare("UPDATE raffle_decision SET state = 'lapsed' WHERE state = 'asked' AND asked_ms <= ?")
      .run(now() - LAPSE_MS);
  }

  #person(id: string): Account {
    return this.#parts.accounts.get(id) ?? { id, name: id, role: 'host' };
  }

  #shown(row: Row): RaffleDecision {
    const { decision, raffle, month, state, asked_by, asked_ms, confirmed_by, confirmed_ms } = row;
    const isOld = state === 'asked' && asked_ms <= this.#parts.now() - LAPSE_MS;
    return {
      ...{ decision, raffle, month, content: JSON.parse(row.content) as Decision },
      state: isOld ? 'lapsed' : state,
      askedBy: this.#person(asked_by),
      askedAt: new Date(asked_ms).toISOString(),
      confirmedBy: confirmed_by === null ? null : this.#person(confirmed_by),
      confirmedAt: confirmed_ms === null ? null : new Date(confirmed_ms).toISOString(),
    };
  }
}
