import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockDataFolder } from '../store/database.ts';
import { NOON_MS, openStores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { watchClock } from './clockWatch.ts';
import { watchDataFolder } from './dataFolderWatch.ts';
import { journalTailFault } from './journalTail.ts';
import { probePool } from './poolProbe.ts';
import { createReadiness } from './readiness.ts';

const freshFolder = temporaryFolders();

describe('createReadiness', () => {
  it('gives every reason, also of a check that throws, and asks once a second at most', () => {
    let asked = 0;
    let nowMs = 0;
    const readiness = createReadiness({
      steady: () => nowMs,
      checks: [
        () => {
          asked += 1;
          return null;
        },
        () => 'one',
        () => ['two', 'three'],
        () => {
          throw new Error('secret of the check');
        },
      ],
    });
    expect(readiness.reasons()).toEqual(['one', 'two', 'three', 'a check failed to run']);
    nowMs += 999;
    readiness.reasons();
    expect(asked).toBe(1);
    nowMs += 1;
    readiness.reasons();
    expect(asked).toBe(2);
    readiness.stop();
    expect(readiness.reasons()).toEqual(['stopping']);
  });
});

describe('watchClock', () => {
  const clockAt = (startMs: number) => {
    const clock = { wallMs: startMs, steadyMs: 0, lastRecordMs: 0 };
    const fault = watchClock({
      now: () => clock.wallMs,
      steady: () => clock.steadyMs,
      lastRecordMs: () => clock.lastRecordMs,
    });
    const pass = (ms: number): void => {
      clock.wallMs += ms;
      clock.steadyMs += ms;
    };
    return { clock, fault, pass };
  };

  it('is content with a clock that runs, however long', () => {
    const { fault, pass, clock } = clockAt(NOON_MS);
    for (let i = 0; i < 100; i++) {
      pass(3_600_000);
      // 50 ppm of drift that discipline takes off.
      clock.wallMs -= 180;
      expect(fault()).toBeNull();
    }
  });

  it('tells of a clock that was set, for a minute', () => {
    const { fault, pass, clock } = clockAt(NOON_MS);
    clock.wallMs += 30_000;
    expect(fault()).toBe('the clock was set by 30 s just now');
    pass(59_000);
    expect(fault()).toContain('was set');
    pass(2_000);
    expect(fault()).toBeNull();
  });

  it('tells of a clock behind its own journal, and of one that was never set', () => {
    const { fault, clock } = clockAt(NOON_MS);
    clock.lastRecordMs = NOON_MS + 500;
    expect(fault()).toBeNull();
    clock.lastRecordMs = NOON_MS + 90_000;
    expect(fault()).toBe('the clock is 90 s behind the journal’s last record');
    expect(clockAt(0).fault()).toContain('before 2025');
  });
});

describe('probePool', () => {
  it('is content while the threads answer, and says when they fail or are silent', async () => {
    let nowMs = 0;
    let outcome: Promise<never> = Promise.resolve() as Promise<never>;
    let asked = 0;
    const freeze = (): Promise<never> => {
      asked += 1;
      return outcome;
    };
    const fault = probePool({ freeze }, () => nowMs);
    expect(fault()).toBeNull();
    await outcome;
    await null;
    expect(fault()).toBeNull();
    expect(asked).toBe(1);

    nowMs += 6000;
    outcome = Promise.reject(new Error('gone'));
    fault();
    await outcome.catch(() => {});
    await null;
    expect(fault()).toBe('the worker threads fail');

    nowMs += 6000;
    outcome = new Promise(() => {});
    fault();
    nowMs += 14_000;
    fault();
    expect(asked).toBe(3);
    nowMs += 2000;
    expect(fault()).toBe('the worker threads do not answer');
  });
});

describe('watchDataFolder', () => {
  const setUp = (leastFreeBytes: number) => {
    const dataFolder = freshFolder();
    const lock = lockDataFolder(dataFolder);
    const stores = openStores(dataFolder, { nowMs: NOON_MS });
    const faults = watchDataFolder({ dataFolder, database: stores.database, lock, leastFreeBytes });
    return { dataFolder, lock, stores, faults };
  };

  it('is content with a folder that is there, locked, writable and has room', () => {
    const { faults, stores, lock } = setUp(1);
    expect(faults()).toEqual([]);
    expect(stores.journal.transact(() => faults())).toEqual([]);
    stores.close();
    lock.close();
  });

  it('names what is wrong', () => {
    const { faults, lock, stores, dataFolder } = setUp(1e18);
    expect(faults()).toEqual([expect.stringMatching(/^the disk has \d+ MB left, fewer than 1000000000000$/)]);
    lock.close();
    expect(faults()).toContain('the data folder’s lock is lost');
    stores.close();
    expect(faults()).toContain('the store does not answer');
    rmSync(join(dataFolder, 'tirazh.sqlite'));
    expect(faults()).toEqual(['the data folder was taken away or replaced under the server']);
  });
});

describe('journalTailFault', () => {
  it('finds an altered, a foreign and a missing record among the newest, and is content otherwise', () => {
    const stores = openStores(freshFolder(), { nowMs: NOON_MS });
    const { journal, database } = stores;
    expect(journalTailFault(journal)).toBeNull();
    journal.transact(() => {
      for (let i = 0; i < 100; i++) journal.append('test.filler', { i });
    });
    expect(journalTailFault(journal)).toBeNull();
    database.exec('BEGIN');
    database.exec(`UPDATE journal SET text = replace(text, '"i":77', '"i":78') WHERE idx = 77`);
    expect(journalTailFault(journal)).toBe('journal record 77 was altered');
    database.exec('ROLLBACK; BEGIN');
    database.exec(
      'UPDATE journal SET (text, hash) = (SELECT text, hash FROM journal WHERE idx = 80) WHERE idx = 90',
    );
    expect(journalTailFault(journal)).toBe('journal record 90 was altered');
    database.exec('ROLLBACK; BEGIN; DELETE FROM journal WHERE idx = 99');
    expect(journalTailFault(journal)).toBe('the newest journal records are missing');
    database.exec('ROLLBACK');
    expect(journalTailFault(journal)).toBeNull();
    stores.close();
  });
});
