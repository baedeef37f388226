/**
 * Acts of two people: one asks, one of the other role confirms, and what both stand for is done in the transaction that
 * says so. A pause alone is in force as soon as it is asked for: waiting spoils nothing.
 */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Account, Accounts } from '../accounts/accounts.ts';
import type { Act, ActRequest, Role } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import { type ActParts, applyAct, checkAct, WITHOUT_REASON } from './actEffects.ts';
import { oppositesOf, VOIDED_BY_PAUSE } from './opposites.ts';

/** The server's word, in `server.started`: from there on no single person starts a draw or calls one off. */
export const PEOPLE_AN_ACT = 2;
/** An act that waits longer than this for its second person is void. */
export const LAPSE_MS = 15 * 60_000;
/** How many acts a desk sees besides those that wait. */
const RECENT = 50;

const COLUMNS =
  'act, draw, kind, reason, phase, excluded, asked_by, asked_ms, state, confirmed_by, confirmed_ms';

interface Row {
  readonly act: string;
  readonly draw: string;
  readonly kind: Act['kind'];
  readonly reason: string | null;
  readonly phase: string;
  readonly excluded: string;
  readonly asked_by: string;
  readonly asked_ms: number;
  readonly state: Act['state'];
  readonly confirmed_by: string | null;
  readonly confirmed_ms: number | null;
}

export interface ActsParts extends ActParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly accounts: Accounts;
  readonly now: () => number;
  /** How the ids begin. */
  readonly prefix: string;
}

/** The other side of an act. */
const PARTNER: Partial<Record<Role, Role>> = { host: 'commission', commission: 'host' };

const instant = (ms: number): string => new Date(ms).toISOString();

export class Acts {
  readonly #parts: ActsParts;

  constructor(parts: ActsParts) {
    this.#parts = parts;
  }

  /** Acts that wait and the last others, newest first. */
  recent(): Act[] {
    if (this.#lapsed().length > 0) this.#parts.journal.transact(() => this.#lapse());
    return this.#rows(`state = 'asked' ORDER BY asked_ms DESC, act`)
      .concat(this.#rows(`state <> 'asked' ORDER BY asked_ms DESC, act LIMIT ${RECENT}`))
      .map((row) => this.#actOf(row))
      .toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : a.askedAt > b.askedAt ? -1 : 0));
  }

  has(act: string): boolean {
    return this.#rows('act = ?', act).length > 0;
  }

  /**
   * Asks for an act.
   * @throws Refused STALE, ALREADY_ASKED, WRONG_STATE, or BAD_REQUEST for a missing reason
   */
  ask(draw: string, request: ActRequest, by: Account): Act {
    const { database, journal, draws, log, prefix } = this.#parts;
    const { kind, phase, excluded = [] } = request;
    const reason = WITHOUT_REASON.has(kind) ? (request.reason ?? null) : request.reason;
    if (reason === null && !WITHOUT_REASON.has(kind)) {
      throw new Refused('BAD_REQUEST', `reason: ${kind} needs one`, {
        reason: 'words-needed',
        params: { kind },
      });
    }
    return journal.transact(() => {
      if (!draws.get(draw)) throw new Refused('NOT_FOUND', `draw ${draw}: there is no such draw`);
      const state = log.state(draw)!;
      if (state.phase !== phase) {
        const detail = { reason: 'draw-moved-on', params: { phase: state.phase } } as const;
        throw new Refused('STALE', `draw ${draw}: it is ${state.phase} now, not ${phase}`, detail);
      }
      this.#lapse();
      this.#expectNoneBeside(draw, kind);
      const subject = { draw, kind, reason, excluded };
      checkAct(subject, this.#parts);
      const act = `${prefix}${randomBytes(8).toString('hex')}`;
      database
        .prepare(
          'INSERT INTO act (act, draw, kind, reason, phase, excluded, asked_by, asked_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .run(act, draw, kind, reason, phase, JSON.stringify(excluded), by.id, journal.stampMs());
      journal.append('act.asked', { act, draw, kind, reason, phase, excluded: [...excluded], by: by.id });
      if (kind === 'pause') {
        applyAct(subject, [by.id], this.#parts);
        this.#void(draw, VOIDED_BY_PAUSE);
      }
      return this.#actOf(this.#waiting(act));
    });
  }

  /** The second person's word; the act is done when this returns. */
  confirm(act: string, by: Account): Act {
    const { database, journal } = this.#parts;
    return journal.transact(() => {
      const row = this.#waiting(act);
      this.#expectSecondPerson(row, by);
      database
        .prepare("UPDATE act SET state = 'done', confirmed_by = ?, confirmed_ms = ? WHERE act = ?")
        .run(by.id, journal.stampMs(), act);
      journal.append('act.confirmed', { act, draw: row.draw, kind: row.kind, by: by.id });
      if (row.kind !== 'pause') {
        const { draw, kind, reason } = row;
        const subject = { draw, kind, reason, excluded: JSON.parse(row.excluded) as string[] };
        applyAct(subject, [row.asked_by, by.id], this.#parts);
      }
      // A pause that nobody confirmed while it lasted.
      if (row.kind === 'resume') this.#void(row.draw, 'pause');
      return this.#actOf(this.#row(act));
    });
  }

  /** The asker thinks better of it. A pause is in force: it is resumed, not withdrawn. */
  withdraw(act: string, by: Account): Act {
    const { database, journal } = this.#parts;
    return journal.transact(() => {
      const row = this.#waiting(act);
      if (row.asked_by !== by.id) {
        throw new Refused('SECOND_PERSON', `act ${act}: only who asked can withdraw it`, {
          reason: 'not-asker',
        });
      }
      if (row.kind === 'pause') {
        throw new Refused('WRONG_STATE', `act ${act}: the pause is in force; ask to resume`, {
          reason: 'pause-in-force',
        });
      }
      database.prepare("UPDATE act SET state = 'withdrawn' WHERE act = ?").run(act);
      journal.append('act.withdrawn', { act, draw: row.draw, kind: row.kind, by: by.id });
      return this.#actOf(this.#row(act));
    });
  }

  #rows(where: string, ...given: string[]): Row[] {
    return this.#parts.database
      .prepare(`SELECT ${COLUMNS} FROM act WHERE ${where}`)
      .all(...given) as unknown as Row[];
  }

  #row(act: string): Row {
    const [row] = this.#rows('act = ?', act);
    if (!row) throw new Refused('NOT_FOUND', `act ${act}: there is no such act`);
    return row;
  }

  /** @throws Refused ALREADY_ASKED where the same act waits, WRONG_STATE where an opposite one does */
  #expectNoneBeside(draw: string, kind: Act['kind']): void {
    const waiting = this.#rows("draw = ? AND state = 'asked'", draw);
    if (waiting.some((row) => row.kind === kind)) {
      throw new Refused('ALREADY_ASKED', `draw ${draw}: ${kind} waits for its second person already`, {
        ...{ reason: 'same-waits', params: { kind } },
      });
    }
    const opposites = oppositesOf(kind);
    const opposite = waiting.find((row) => opposites.includes(row.kind));
    if (!opposite) return;
    throw new Refused(
      'WRONG_STATE',
      `draw ${draw}: ${opposite.kind} waits for its second person; withdraw or confirm it before ${kind} is asked for`,
      { reason: 'opposite-waits', params: { kind: opposite.kind } },
    );
  }

  /** An act that can still be confirmed. @throws TirazhError STALE once its draw has moved on, WRONG_STATE once it is settled */
  #waiting(act: string): Row {
    this.#lapse();
    const row = this.#row(act);
    if (row.state === 'asked') return row;
    if (row.state === 'lapsed') {
      throw new Refused('STALE', `act ${act}: it lapsed; the draw went on without it`, {
        reason: 'act-lapsed',
      });
    }
    throw new Refused('WRONG_STATE', `act ${act}: it is ${row.state} already`, {
      reason: row.state === 'done' ? 'act-done' : 'act-withdrawn',
    });
  }

  /** What has waited too long, and what was asked of a draw that has moved on. */
  #lapsed(): Row[] {
    const { log, now } = this.#parts;
    return this.#rows("state = 'asked'").filter(
      ({ draw, phase, asked_ms }) => now() >= asked_ms + LAPSE_MS || log.state(draw)?.phase !== phase,
    );
  }

  #lapse(): void {
    const lapse = this.#parts.database.prepare("UPDATE act SET state = 'lapsed' WHERE act = ?");
    for (const { act } of this.#lapsed()) lapse.run(act);
  }

  /** An act of that kind, if one waits, has no subject any more. */
  #void(draw: string, kind: Act['kind']): void {
    this.#parts.database
      .prepare("UPDATE act SET state = 'lapsed' WHERE draw = ? AND kind = ? AND state = 'asked'")
      .run(draw, kind);
  }

  #expectSecondPerson({ act, asked_by }: Row, by: Account): void {
    const { accounts } = this.#parts;
    if (asked_by === by.id) {
      throw new Refused('SECOND_PERSON', `act ${act}: it takes another person than who asked`, {
        reason: 'same-person',
      });
    }
    if (accounts.isDisabled(asked_by)) {
      throw new Refused('STALE', `act ${act}: who asked for it may no longer sign in; ask for it anew`, {
        reason: 'asker-disabled',
      });
    }
    const asker = accounts.get(asked_by)!;
    if (PARTNER[asker.role] === by.role) return;
    const noCommission = asker.role === 'host' && by.role === 'host' && !accounts.hasRole('commission');
    if (noCommission) return;
    const role = PARTNER[asker.role]!;
    throw new Refused('SECOND_PERSON', `act ${act}: it takes one of the ${role}`, {
      ...{ reason: 'other-role', params: { role } },
    });
  }

  #person(id: string): Account {
    return this.#parts.accounts.get(id) ?? { id, name: id, role: 'host' };
  }

  #actOf(row: Row): Act {
    return {
      act: row.act,
      draw: row.draw,
      kind: row.kind,
      reason: row.reason,
      excluded: JSON.parse(row.excluded) as string[],
      askedBy: this.#person(row.asked_by),
      askedAt: instant(row.asked_ms),
      state: row.state,
      confirmedBy: row.confirmed_by === null ? null : this.#person(row.confirmed_by),
      confirmedAt: row.confirmed_ms === null ? null : instant(row.confirmed_ms),
    };
  }
}
