/** The books of tickets as the journal alone makes them: every movement done again by the rules, from the series' reception on. */
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import { holdingIndex } from '../../engine/tickets/holdingAt.ts';
import { needsHolder } from '../../engine/tickets/movements.ts';
import { type Holding, type Moved, moveTickets, undoMovement } from '../../engine/tickets/moveTickets.ts';
import type { PlaceRange } from '../../engine/tickets/placeRange.ts';
import { TICKET_STATES, type TicketState } from '../../engine/tickets/ticketState.ts';
import type { StoredMovement } from '../tickets/holdingStore.ts';
import { type StateChange, stateChanges } from '../tickets/stateChanges.ts';
import { Broken } from './broken.ts';

/** A movement as it has to be stored. */
export interface AccountedMovement {
  readonly movement: Omit<StoredMovement, 'undoneBy'>;
  readonly parts: readonly Holding[];
  readonly changes: readonly StateChange[];
}

export interface SeriesAccount {
  holdings: Holding[];
  readonly movements: Map<number, AccountedMovement>;
  /** Movements that were taken back. */
  readonly undone: Set<number>;
}

/** What `tickets.moved` says. */
interface MovedBody {
  readonly series: number;
  readonly to: TicketState;
  readonly distributor: string | null;
  readonly day: string;
  readonly point: string | null;
  readonly reason: string | null;
  readonly by: string;
  readonly tickets: number;
  readonly ranges: readonly (readonly [number, number])[];
}

interface RestoredBody {
  readonly series: number;
  readonly undoes: number;
  readonly tickets: number;
  readonly by: string;
}

/** Ranges in order, apart from one another, as a record must have them. */
function isInOrder(ranges: MovedBody['ranges']): boolean {
  let before = -2;
  return ranges.every(([first, last]) => {
    const isBehind = Number.isInteger(first) && Number.isInteger(last) && first > before + 1 && last >= first;
    before = last;
    return isBehind;
  });
}

export class TicketAccount {
  readonly series = new Map<number, SeriesAccount>();
  /** By id: whether its contract has ended. */
  readonly distributors = new Map<string, boolean>();

  /** @throws Broken for a record that the rules do not allow */
  note(record: JournalRecord): void {
    switch (record.type) {
      case 'series.received':
        if (record.body.sealed !== undefined) this.#begin(record);
        return;
      case 'tickets.moved':
        this.#move(record);
        return;
      case 'tickets.restored':
        this.#restore(record);
        return;
      case 'distributor.added':
        this.distributors.set(record.body.distributor as string, false);
        return;
      case 'distributor.disabled':
        this.distributors.set(record.body.distributor as string, true);
        return;
    }
  }

  #begin({ index, at, body }: JournalRecord): void {
    const { series, tickets, by } = body as { series: number; tickets: number; by: string };
    const held: Holding = {
      ...{ first: 0, last: tickets - 1, state: 'received', holder: null, sold: false, record: index },
    };
    const atMs = Date.parse(at);
    const movement = {
      ...{ record: index, series, atMs, day: dayInAlmaty(atMs), state: 'received' as const, holder: null },
      ...{ point: null, reason: null, tickets, madeBy: by, undoes: null },
    };
    const first = { movement, parts: [], changes: stateChanges([], [held]) };
    this.series.set(series, {
      holdings: [held],
      movements: new Map([[index, first]]),
      undone: new Set(),
    });
  }

  #accountOf({ index, body }: JournalRecord): SeriesAccount {
    const account = this.series.get(body.series as number);
    if (account) return account;
    throw new Broken(index, `it moves tickets of series ${body.series}, whose books nobody has opened`);
  }

  #move(record: JournalRecord): void {
    const account = this.#accountOf(record);
    const { series, to, distributor, day, point, reason, by, tickets, ranges } =
      record.body as unknown as MovedBody;
    const { index } = record;
    if (!TICKET_STATES.includes(to) || ranges.length === 0 || !isInOrder(ranges)) {
      throw new Broken(index, 'its movement of tickets is malformed');
    }
    if (distributor !== null && this.distributors.get(distributor) !== false) {
      const isUnknown = !this.distributors.has(distributor);
      if (isUnknown || needsHolder(to)) throw new Broken(index, `distributor ${distributor} has no contract`);
    }
    if (day > dayInAlmaty(Date.parse(record.at))) throw new Broken(index, `its day ${day} was still to come`);
    const atMs = Date.parse(record.at);
    const movement = {
      ...{ record: index, series, atMs, day, state: to, holder: distributor, point, reason, tickets },
      ...{ madeBy: by, undoes: null },
    };
    const places = ranges.map(([first, last]) => ({ first, last }));
    this.#write(account, movement, places, (run) =>
      moveTickets(run, {
        // Whether a claim did move them is asked when all claims are known: `claimChecks.ts`.
        ...{
          to,
          ranges: places,
          record: index,
          isOfClaim: true,
          holder: needsHolder(to) ? distributor : null,
        },
        ...(!needsHolder(to) && distributor !== null ? { heldBy: distributor } : {}),
      }),
    );
  }

  #restore(record: JournalRecord): void {
    const account = this.#accountOf(record);
    const { series, undoes, by } = record.body as unknown as RestoredBody;
    const made = account.movements.get(undoes);
    if (!made || made.movement.undoes !== null || made.parts.length === 0 || account.undone.has(undoes)) {
      throw new Broken(record.index, `it takes movement ${undoes} back, which cannot be`);
    }
    account.undone.add(undoes);
    const { state: to, day, holder, point, tickets } = made.movement;
    const movement = {
      ...{ record: record.index, series, atMs: Date.parse(record.at), day, state: to, holder, point },
      ...{ reason: null, tickets, madeBy: by, undoes },
    };
    this.#write(account, movement, made.parts, (run) =>
      // Whether a claim's act stands behind it is the claims' account to say.
      undoMovement(run, { undoes, to, parts: made.parts, record: record.index, isOfClaim: true }),
    );
  }

  #write(
    account: SeriesAccount,
    movement: AccountedMovement['movement'],
    ranges: readonly PlaceRange[],
    change: (run: readonly Holding[]) => Moved,
  ): void {
    const { holdings } = account;
    const from = holdingIndex(holdings, ranges[0]!.first);
    const to = holdingIndex(holdings, ranges.at(-1)!.last) + 1;
    const run = holdings.slice(from, to);
    const moved = change(run);
    if (!moved.ok) {
      const { reason, range } = moved.refusal;
      throw new Broken(
        movement.record,
        `it moves tickets ${range.first} to ${range.last} of series ${movement.series} as the rules do not allow: ${reason}`,
      );
    }
    const count = moved.parts.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    if (count !== movement.tickets) {
      throw new Broken(movement.record, `it says ${movement.tickets} tickets and moves ${count}`);
    }
    account.holdings = [...holdings.slice(0, from), ...moved.holdings, ...holdings.slice(to)];
    account.movements.set(movement.record, {
      ...{ movement, parts: moved.parts, changes: stateChanges(run, moved.holdings) },
    });
  }
}
