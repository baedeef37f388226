/** A draw room on a database in memory, a clock that stands, and people; no threads, no sockets. */
import type { DatabaseSync } from 'node:sqlite';
import pino from 'pino';
import type { DrawPhase } from '../../engine/draw/drawState.ts';
import { freezeEntries } from '../../engine/draw/entries.ts';
import { type NoteSigner, verifierOf } from '../../engine/journal/signedNote.ts';
import type { WorkerPool } from '../../engine/pool/pool.ts';
import type { Account } from '../accounts/accounts.ts';
import { type DrawRoom, openDrawRoom } from '../draws/drawRoom.ts';
import { BROADCAST_PACE } from '../draws/pace.ts';
import type { Role } from '../protocol/host.ts';
import { openInMemory } from '../store/database.ts';
import { Journal } from '../store/journal.ts';
import { type SmallSeries, smallSeries } from './smallSeries.ts';
import { draftAt, NOON_MS, type SetClock } from './stores.ts';

const SIGNER: NoteSigner = { name: 'test.example/room', secretKey: new Uint8Array(32).fill(5) };
const HASH = 'ab'.repeat(32);

export interface TestRoom extends DrawRoom {
  readonly database: DatabaseSync;
  readonly clock: SetClock;
  readonly small: SmallSeries;
  /** Somebody with a role; the id is `<role>-<n>`. */
  person(role: Role, n?: number): Account;
  /** A draw with `count` tickets in it, by hand. */
  planned(count?: number): string;
  /** Brings an open draw as far as `phase`, without threads; the first entries win. */
  bring(draw: string, phase: DrawPhase): void;
  /** Types of the journal's records from `from` on; of events, `event:<type>`. */
  types(from?: number): string[];
  close(): void;
}

export function openTestRoom(): TestRoom {
  const clock: SetClock = { nowMs: NOON_MS };
  const now = (): number => clock.nowMs;
  const database = openInMemory();
  const journal = new Journal(database, SIGNER, now);
  const room = openDrawRoom({
    ...{ database, journal, now, verifier: verifierOf(SIGNER), epoch: '00112233aabbccdd', actPrefix: 'act-' },
    ...{
      pool: {} as WorkerPool,
      logger: pino({ level: 'silent' }),
      pace: BROADCAST_PACE,
      missedAfterMs: 60_000,
    },
  });
  // Nothing is run here: steps are taken by the test.
  void room.runner.stop();
  const small = smallSeries();
  room.series.add(small.terms, small.commitment, small.drawNumbers);
  let used = 0;
  const steps: Partial<Record<DrawPhase, (draw: string) => void>> = {
    frozen(draw) {
      const { lines, count, root } = frozenOf(draw);
      room.draws.move(draw, 'open', 'frozen');
      room.draws.setFrozen(draw, count, lines);
      room.log.append(draw, { type: 'frozen', entryCount: count, entriesRoot: root });
    },
    sealed(draw) {
      const { plan } = room.draws.get(draw)!;
      const frozen = freezeEntries(room.draws.frozenLines(draw)!);
      const picks = Array.from({ length: plan.winners + plan.reserves }, (_, i) => ({
        role: i < plan.winners ? ('winner' as const) : ('reserve' as const),
        place: i < plan.winners ? i + 1 : i + 1 - plan.winners,
        ...{ index: i, entry: frozen.entry(i), proof: [] },
      }));
      room.draws.move(draw, 'frozen', 'sealed');
      room.draws.setPicked(draw, { seed: new Uint8Array(64), picks, record: 0 });
      room.log.append(draw, { type: 'sealed', record: 0, leafHash: HASH });
    },
    showing(draw) {
      room.draws.move(draw, 'sealed', 'showing');
      const slots = [{ role: 'winner' as const, place: 1, length: 12 }];
      room.log.append(draw, { type: 'show-started', slots, showAtMs: now() });
    },
    completed(draw) {
      room.draws.move(draw, 'showing', 'completed');
      room.log.append(draw, { type: 'completed', transcriptDigest: HASH, showAtMs: now() });
    },
  };
  function frozenOf(draw: string): { lines: Uint8Array; count: number; root: string } {
    const list = room.draws.get(draw)!.entryList;
    const text = list
      ? room.entryLists.lines(list)
      : Buffer.from(
          (
            database.prepare('SELECT number FROM registration WHERE draw = ? ORDER BY number').all(draw) as {
              number: number;
            }[]
          )
            .map(({ number }) => `${String(number).padStart(12, '0')}\n`)
            .join(''),
        );
    const frozen = freezeEntries(text);
    return { lines: frozen.lines(), count: frozen.count, root: Buffer.from(frozen.root).toString('hex') };
  }
  return {
    ...room,
    ...{ database, clock, small },
    person(role, n = 1) {
      const id = `${role}-${n}`;
      const known = room.accounts.get(id);
      if (known) return known;
      const none = new Uint8Array(0);
      database
        .prepare('INSERT INTO account (id, name, role, salt, hash) VALUES (?, ?, ?, ?, ?)')
        .run(id, id, role, none, none);
      return { id, name: id, role };
    },
    planned(count = 10) {
      const { drawId } = room.planner.plan({ ...draftAt(clock.nowMs), automatic: false });
      room.registrations.registerBatch(drawId, [...small.drawNumbers.slice(used, used + count)]);
      used += count;
      return drawId;
    },
    bring(draw, phase) {
      for (const [name, step] of Object.entries(steps)) {
        const { closesMs } = room.draws.get(draw)!;
        clock.nowMs = Math.max(clock.nowMs, closesMs);
        journal.transact(() => step(draw));
        if (name === phase) return;
      }
      throw new Error(`no way to ${phase}`);
    },
    types: (from = 0) =>
      journal
        .readRange(from, 1e6)
        .map(({ record }) => (record.type === 'draw.event' ? `event:${record.body.type}` : record.type)),
    close: () => database.close(),
  };
}
