/** The parts of a running server, as its routes and the demo see them. */
import type { DatabaseSync } from 'node:sqlite';
import type { WorkerPool } from '../engine/pool/pool.ts';
import type { ClaimOffice } from './claims/claimOffice.ts';
import type { DrawFeed } from './draws/drawFeed.ts';
import type { DrawRoom } from './draws/drawRoom.ts';
import type { DrawScheduler } from './draws/scheduler.ts';
import type { Commands } from './http/commands.ts';
import type { Raffles } from './raffle/raffles.ts';
import type { Rehearsals } from './rehearsal/rehearsals.ts';
import type { StoredRecord } from './store/journal.ts';
import type { Settings } from './store/settings.ts';
import type { Identifications } from './tickets/identification.ts';
import type { OfficeKey } from './tickets/officeKey.ts';
import type { PrizeLedger } from './tickets/prizeLedger.ts';

/** Per address and minute. */
export interface Limits {
  /** Registrations and look-ups: guessing a draw number must be hopeless. */
  readonly numberChecksPerMinute: number;
  readonly signInsPerMinute: number;
}

/** The house's own draw room, and what is around it. */
export interface Service extends DrawRoom {
  readonly settings: Settings;
  /** Null: the server was started without it; nothing sealed can be opened. */
  readonly office: OfficeKey | null;
  readonly identifications: Identifications;
  readonly claimOffice: ClaimOffice;
  /** What the books of tickets know of claims. */
  readonly ledger: PrizeLedger;
  readonly database: DatabaseSync;
  readonly scheduler: DrawScheduler;
  readonly rehearsals: Rehearsals;
  readonly raffles: Raffles;
  /** Events of real draws and of the rehearsal. */
  readonly feeds: DrawFeed;
  readonly commands: Commands;
  readonly pool: WorkerPool;
  readonly limits: Limits;
  readonly now: () => number;
  /** The room that a draw is held in: the house's, or the rehearsal's. */
  roomOf(draw: string): DrawRoom;
  /** The draw that the screens show. */
  onAir(): string | null;
  /** Whether a record would give a result away that is not shown yet. */
  isWithheld(stored: StoredRecord): boolean;
}
