/**
 * Rehearsals: a draw on the same machinery and the same screens, on a database in memory with a journal, an epoch and secrets
 * of its own. Nothing of it reaches the house's journal, and all of it is gone with the next one or a restart.
 */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { REHEARSAL_PREFIX } from '../../engine/draw/drawPlan.ts';
import { drawStanding } from '../../engine/draw/drawStanding.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { verifierOf } from '../../engine/journal/signedNote.ts';
import type { DrawFeed } from '../draws/drawFeed.ts';
import { type DrawRoom, openDrawRoom, type RoomParts } from '../draws/drawRoom.ts';
import type { EntryLines } from '../entryLists/entryListStore.ts';
import type { Rehearsal, RehearsalRequest } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import { openInMemory } from '../store/database.ts';
import { Journal } from '../store/journal.ts';
import { madeUpEntries } from './madeUpEntries.ts';

const JOURNAL_NAME = 'rehearsal';
const NAME = { kk: 'Дайындық', ru: 'Репетиция', en: 'Rehearsal' };
const OVER = new Set(['completed', 'aborted']);

/** The house that rehearses. */
export type House = Pick<DrawRoom, 'accounts' | 'entryLists' | 'registrations' | 'series'> &
  Pick<RoomParts, 'pool' | 'logger' | 'pace' | 'missedAfterMs' | 'now'>;

interface Stage {
  readonly draw: string;
  readonly createdAt: string;
  readonly room: DrawRoom;
  readonly database: DatabaseSync;
}

export class Rehearsals implements Omit<DrawFeed, 'epoch'> {
  readonly #house: House;
  readonly #listeners: ((event: DrawEvent) => void)[] = [];
  #stage: Stage | null = null;
  #cleared: Promise<unknown> = Promise.resolve();

  constructor(house: House) {
    this.#house = house;
  }

  /** The room of a rehearsal's draw, or null. */
  roomOf(draw: string): DrawRoom | null {
    return this.#stage?.draw === draw ? this.#stage.room : null;
  }

  /** The room that an act of a rehearsal's was asked in, or null. */
  roomOfAct(act: string): DrawRoom | null {
    const room = this.#stage?.room;
    return room?.acts.has(act) ? room : null;
  }

  all(): Rehearsal[] {
    if (!this.#stage) return [];
    const { draw, createdAt, room } = this.#stage;
    const state = room.log.state(draw)!;
    return [{ draw, createdAt, phase: state.phase, standing: drawStanding(state) }];
  }

  /** The room of the rehearsal there is, or null. */
  get room(): DrawRoom | null {
    return this.#stage?.room ?? null;
  }

  /**
   * Begins a rehearsal; one that is over makes room for it.
   * @param lines what `linesFor` answered
   * @throws TirazhError WRONG_STATE while another one goes on
   */
  begin(request: RehearsalRequest, lines: EntryLines): Rehearsal {
    const [running] = this.all().filter(({ phase }) => !OVER.has(phase));
    if (running) {
      const message = `draw ${running.draw} is being rehearsed; one at a time`;
      const params = { draw: running.draw };
      throw new Refused('WRONG_STATE', message, { reason: 'rehearsal-running', params });
    }
    const stage = this.#open();
    this.#plan(stage, request, lines);
    this.#clear();
    this.#stage = stage;
    stage.room.runner.wake();
    return this.all()[0]!;
  }

  /** Ends the rehearsal, wherever it is. @throws Refused NOT_FOUND */
  end(draw: string): void {
    if (this.#stage?.draw !== draw)
      throw new Refused('NOT_FOUND', `draw ${draw}: there is no such rehearsal`);
    this.#clear();
  }

  /** For the server's end: resolves when nothing of it runs any more. */
  async stop(): Promise<void> {
    this.#clear();
    await this.#cleared;
  }

  state(draw: string): DrawState | null {
    return this.roomOf(draw)?.log.state(draw) ?? null;
  }

  events(draw: string, afterSeq = 0): DrawEvent[] {
    return this.roomOf(draw)?.log.events(draw, afterSeq) ?? [];
  }

  onEvent(listener: (event: DrawEvent) => void): void {
    this.#listeners.push(listener);
  }

  #clear(): void {
    const stage = this.#stage;
    this.#stage = null;
    if (!stage) return;
    const ended = stage.room.runner.stop().then(() => stage.database.close());
    this.#cleared = Promise.all([this.#cleared, ended]);
  }

  /** The entries of a rehearsal, in any order: they are frozen like any others. @throws TirazhError where there are too few */
  async linesFor({ entries, prizes, reserves }: RehearsalRequest): Promise<EntryLines> {
    const { entryLists, registrations } = this.#house;
    if (entries.kind === 'made-up') {
      const needed = prizes.length + reserves;
      if (entries.count < needed) {
        const message = `entries.count: ${needed} are needed: winners and reserves`;
        const params = { entries: entries.count, needed };
        throw new Refused('BAD_REQUEST', message, { reason: 'too-few-entries', params });
      }
      return { count: entries.count, lines: madeUpEntries(entries.count) };
    }
    if (entries.kind === 'list') {
      const list = entryLists.get(entries.list);
      if (!list) {
        const message = `entries: there is no list ${entries.list}`;
        throw new Refused('BAD_REQUEST', message, { reason: 'no-such-list' });
      }
      return { count: list.count, lines: entryLists.lines(entries.list) };
    }
    const draw = registrations.openDraw();
    if (!draw) {
      const message = 'no draw is open: no tickets to rehearse with';
      throw new Refused('WRONG_STATE', message, { reason: 'no-open-draw' });
    }
    return { count: registrations.count(draw), lines: await registrations.lines(draw) };
  }

  #open(): Stage {
    const { accounts, now, logger, pool, pace, missedAfterMs } = this.#house;
    const database = openInMemory();
    const signer = { name: JOURNAL_NAME, secretKey: new Uint8Array(randomBytes(32)) };
    const journal = new Journal(database, signer, now, (fault) =>
      logger.error({ err: fault }, 'a listener of the rehearsal failed'),
    );
    const insert = database.prepare(
      'INSERT INTO account (id, name, role, disabled, salt, hash) VALUES (?, ?, ?, ?, ?, ?)',
    );
    // Who acts is looked up there; nobody signs in to a rehearsal.
    const none = new Uint8Array(0);
    for (const { id, name, role, disabled } of accounts.all()) {
      insert.run(id, name, role, disabled ? 1 : 0, none, none);
    }
    const room = openDrawRoom({
      ...{ database, journal, pool, logger, pace, missedAfterMs, now },
      verifier: verifierOf(signer),
      epoch: randomBytes(8).toString('hex'),
      actPrefix: `${REHEARSAL_PREFIX}act-`,
    });
    room.log.onEvent((event) => {
      for (const listener of this.#listeners) listener(event);
    });
    const draw = `${REHEARSAL_PREFIX}${randomBytes(4).toString('hex')}`;
    return { draw, createdAt: new Date(now()).toISOString(), room, database };
  }

  #plan({ draw, room }: Stage, request: RehearsalRequest, lines: EntryLines): void {
    const [anybody] = room.accounts.all();
    const title = this.#house.series.newest()?.terms.name ?? NAME;
    const closesMs = this.#house.now() + request.closeAfterMs;
    room.journal.transact(() => {
      const { list, count } = room.entryLists.add(lines, {
        name: NAME.en,
        createdBy: anybody!.id,
        from: null,
      });
      room.planner.plan({
        ...{ drawId: draw, closesMs, startsMs: closesMs + request.startAfterMs },
        ...{ prizes: request.prizes, reserves: request.reserves, entries: { list, count, title } },
        ...{ automatic: request.automatic ?? false, outsiders: [], standIns: [], rehearsal: true },
      });
    });
  }
}
