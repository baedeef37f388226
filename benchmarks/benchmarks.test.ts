import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUICK, runInTurns } from './inTurns.ts';
import { startPeer } from './peers/peerProcess.ts';
import { peerRow } from './peers/peerRow.ts';
import { formatReport, summarize } from './report.ts';
import { median, medianAbsoluteDeviation } from './spread.ts';

describe('spread', () => {
  it('is the middle of the sorted values', () => {
    expect(median([3])).toBe(3);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 10, 2])).toBe(3);
    expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1);
    expect(() => median([])).toThrow(RangeError);
  });

  it('has as many values on either side, and does not reorder what it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), (values) => {
        const before = [...values];
        const middle = median(values);
        expect(values).toEqual(before);
        const under = values.filter((value) => value < middle).length;
        const over = values.filter((value) => value > middle).length;
        expect(Math.max(under, over)).toBeLessThanOrEqual(values.length / 2);
      }),
      { seed: 19937 },
    );
  });
});

describe('rounds', () => {
  it('run every row once a round, in an order that turns, and drop the warm-up', async () => {
    const order: string[] = [];
    const rows = ['a', 'b', 'c'].map((name) => ({
      group: 'g',
      name,
      run: () => order.push(name),
    }));
    const effort = { warmUpRounds: 1, leastRounds: 2, mostRounds: 2, budgetMs: 1e9 };
    const times = await runInTurns(rows, effort);
    expect(order.join('')).toBe('abcbcacab');
    expect(times).toEqual([
      [6, 8],
      [4, 9],
      [5, 7],
    ]);
  });

  it('stop once the budget is spent, but never before the least rounds', async () => {
    const rows = [{ group: 'g', name: 'slow', run: () => 400 }];
    const effort = { ...QUICK, leastRounds: 2, mostRounds: 100, budgetMs: 1000 };
    expect((await runInTurns(rows, effort))[0]).toHaveLength(3);
    expect((await runInTurns(rows, { ...effort, budgetMs: 0 }))[0]).toHaveLength(2);
  });
});

describe('report', () => {
  const ours = { group: 'work', name: 'ours', run: () => 0 };
  const theirs = { group: 'work', name: 'theirs', run: () => 0 };
  const absent = { group: 'work', name: 'absent', missing: 'not found: install it' };
  const results = summarize(
    [ours, theirs, absent],
    new Map([
      [ours, [2, 2, 3]],
      [theirs, [11, 12, 13]],
    ]),
  );

  it('compares medians with the first row of the group and keeps what is missing', () => {
    expect(results).toEqual([
      { group: 'work', name: 'ours', rounds: 3, medianMs: 2, deviationMs: 0, timesOurs: 1 },
      { group: 'work', name: 'theirs', rounds: 3, medianMs: 12, deviationMs: 1, timesOurs: 6 },
      absent,
    ]);
  });

  it('prints one table, then the machine', () => {
    const machine = {
      cpu: 'A CPU',
      cores: 2,
      memoryGiB: 4,
      system: 'Linux',
      node: '24',
      v8: '13',
      pureRand: '8',
      nobleHashes: '2',
    };
    const lines = formatReport(results, machine, ['g++ 12']).split('\n');
    expect(lines[1]).toMatch(/^work +ours +2\.00 +0\.00 +3 +1\.00$/);
    expect(lines[2]).toMatch(/^ +theirs +12\.00 +1\.00 +3 +6\.00$/);
    expect(lines[3]).toContain('absent: not found: install it');
    expect(lines.slice(4).join('\n')).toContain('A CPU, 2 cores');
    expect(lines.slice(4).join('\n')).toContain('g++ 12');
  });
});

describe('peers', () => {
  const answering = `
    process.stdout.write('ready stub 1.0\\n');
    require('readline').createInterface(process.stdin).on('line', (task) => console.log(task === 'words' ? 12.5 : 'what?'));
  `;

  it('answer a task a line and end when asked', async () => {
    const peer = await startPeer(process.execPath, ['-e', answering]);
    const row = peerRow('g', 'stub', peer, 'words');
    expect(peer.version).toBe('stub 1.0');
    expect('run' in row && (await row.run())).toBe(12.5);
    await expect(peer.ask('nonsense')).rejects.toThrow('expected a number, got "what?"');
    await peer.close();
  });

  it('are reported when they do not start, and are a row to install when missing', async () => {
    await expect(startPeer(process.execPath, ['-e', ''])).rejects.toThrow('ended without an answer');
    await expect(startPeer('/nowhere/peer', [])).rejects.toThrow('/nowhere/peer');
    expect(peerRow('g', 'stub', 'stub not found: install it', 'words')).toEqual({
      group: 'g',
      name: 'stub',
      missing: 'stub not found: install it',
    });
  });
});
