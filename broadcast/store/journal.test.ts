import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../engine/journal/checkpoint.ts';
import { verifyConsistency, verifyInclusion } from '../../engine/journal/merkleLog.ts';
import { NOON_MS, openStores, type SetClock, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';

const freshFolder = temporaryFolders();
let folder: string;
let clock: SetClock;
let stores: Stores;

beforeEach(() => {
  folder = freshFolder();
  clock = { nowMs: NOON_MS };
  stores = openStores(folder, clock);
});
afterEach(() => stores.close());

const append = (n: number) => stores.journal.transact(() => stores.journal.append('test.note', { n }));

describe('a transaction of the journal', () => {
  it('that throws leaves records, tree, chain and listeners as they were', () => {
    append(1);
    const { journal } = stores;
    const before = { size: journal.size, root: bytesToHex(journal.root()) };
    const told: number[] = [];
    journal.onCommitted((records) => told.push(...records.map(({ record }) => record.index)));
    expect(() =>
      journal.transact(() => {
        journal.append('test.note', { n: 2 });
        journal.append('test.note', { n: 3 });
        throw new Error('changed my mind');
      }),
    ).toThrow('changed my mind');
    expect({ size: journal.size, root: bytesToHex(journal.root()) }).toEqual(before);
    expect(journal.nextIndex).toBe(1);
    expect(told).toEqual([]);
    const next = append(4);
    expect(next.record).toMatchObject({ index: 1, prev: journal.read(0)!.hash });
    expect(told).toEqual([1]);
  });

  it('joins a transaction it is nested in: all of it, or nothing', () => {
    const { journal } = stores;
    expect(() =>
      journal.transact(() => {
        journal.append('test.note', { n: 1 });
        journal.transact(() => journal.append('test.note', { n: 2 }));
        expect(journal.nextIndex).toBe(2);
        throw new Error('the outer one fails');
      }),
    ).toThrow('the outer one fails');
    expect(journal.size).toBe(0);
    journal.transact(() => {
      journal.append('test.note', { n: 1 });
      journal.transact(() => journal.append('test.note', { n: 2 }));
    });
    expect(journal.readRange(0, 10).map(({ record }) => record.body.n)).toEqual([1, 2]);
    expect(journal.read(1)!.record.prev).toBe(journal.read(0)!.hash);
  });

  it('is needed to append', () => {
    expect(() => stores.journal.append('test.note', {})).toThrow('inside transact');
  });

  it('that the disk refuses at the commit changes nothing', () => {
    const { journal, database } = stores;
    expect(() =>
      journal.transact(() => {
        database.exec('PRAGMA defer_foreign_keys = ON');
        database
          .prepare("INSERT INTO registration (number, series, draw, at, record) VALUES (1, 1, 'none', '', 0)")
          .run();
        journal.append('test.note', { n: 1 });
      }),
    ).toThrow('FOREIGN KEY');
    expect(journal.size).toBe(0);
    expect(append(2).record.index).toBe(0);
  });
});

describe('listeners of the journal', () => {
  it('are told only what is durable, in order', () => {
    const { journal } = stores;
    const told: number[][] = [];
    journal.onCommitted((records) => {
      expect(journal.inTransaction).toBe(false);
      expect(journal.size).toBe(records.at(-1)!.record.index + 1);
      told.push(records.map(({ record }) => record.index));
    });
    journal.transact(() => {
      journal.append('test.note', { n: 1 });
      expect(told).toEqual([]);
      journal.append('test.note', { n: 2 });
    });
    append(3);
    expect(told).toEqual([[0, 1], [2]]);
  });

  it('that throw spoil neither the transaction nor the other listeners', () => {
    const { journal, listenerFaults } = stores;
    const told: number[] = [];
    journal.onCommitted(() => {
      throw new Error('a screen fell over');
    });
    journal.onCommitted((records) => told.push(records.length));
    expect(append(1).record.index).toBe(0);
    expect(append(2).record.index).toBe(1);
    expect(told).toEqual([1, 1]);
    expect(listenerFaults.map(String)).toEqual(Array(2).fill('Error: a screen fell over'));
  });

  it('that commit themselves do not change the order in which others hear', () => {
    const { journal } = stores;
    const told: number[] = [];
    journal.onCommitted((records) => {
      if (records[0]!.record.body.n === 1) append(2);
    });
    journal.onCommitted((records) => told.push(...records.map(({ record }) => record.index)));
    append(1);
    expect(told).toEqual([0, 1]);
  });
});

describe('the journal', () => {
  it('never goes back in time, even when the clock does', () => {
    append(1);
    clock.nowMs += 5000;
    append(2);
    clock.nowMs -= 60_000;
    append(3);
    clock.nowMs += 120_000;
    append(4);
    const instants = stores.journal.readRange(0, 10).map(({ record }) => Date.parse(record.at) - NOON_MS);
    expect(instants).toEqual([0, 5000, 5000, 65_000]);
  });

  it('proves every record in every tree, and every tree in every later one', () => {
    for (let n = 0; n < 9; n++) append(n);
    const { journal } = stores;
    for (let size = 1; size <= 9; size++) {
      for (let index = 0; index < size; index++) {
        const path = journal.inclusionProof(index, size).map((hash) => hexToBytes(hash));
        const leaf = hexToBytes(journal.read(index)!.hash);
        expect(verifyInclusion(leaf, index, size, path, journal.root(size))).toBe(true);
      }
      for (let newer = size; newer <= 9; newer++) {
        const proof = journal.consistencyProof(size, newer).map((hash) => hexToBytes(hash));
        expect(verifyConsistency(size, newer, proof, journal.root(size), journal.root(newer))).toBe(true);
      }
    }
  });

  it('signs checkpoints of any size that its key opens, and keeps one a size', () => {
    for (let n = 0; n < 5; n++) append(n);
    const { journal, verifier, database } = stores;
    for (const size of [1, 3, 5]) {
      const opened = openCheckpoint(journal.checkpoint(size), verifier);
      expect(opened).toMatchObject({ ok: true, checkpoint: { size, root: journal.root(size) } });
    }
    journal.keepCheckpoint();
    journal.keepCheckpoint();
    expect(database.prepare('SELECT size FROM checkpoint').all()).toEqual([{ size: 5 }]);
  });

  it('keeps no checkpoint of nothing', () => {
    stores.journal.keepCheckpoint();
    expect(stores.database.prepare('SELECT size FROM checkpoint').all()).toEqual([]);
  });

  it('goes on with the same tree, chain and time after a restart', () => {
    for (let n = 0; n < 5; n++) append(n);
    const root = bytesToHex(stores.journal.root());
    const last = stores.journal.read(4)!;
    stores.close();
    clock.nowMs -= 3_600_000;
    stores = openStores(folder, clock);
    expect(bytesToHex(stores.journal.root())).toBe(root);
    expect(append(5).record).toMatchObject({ index: 5, prev: last.hash, at: last.record.at });
    const proof = stores.journal.consistencyProof(5, 6).map((hash) => hexToBytes(hash));
    expect(verifyConsistency(5, 6, proof, hexToBytes(root), stores.journal.root())).toBe(true);
  });

  it('keeps its key and its name over a restart, whatever name is asked for later', () => {
    const { name, publicKey } = stores.verifier;
    stores.close();
    stores = openStores(folder, clock);
    expect(stores.verifier).toEqual({ name, publicKey });
  });
});
