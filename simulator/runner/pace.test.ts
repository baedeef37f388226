import { describe, expect, it } from 'vitest';
import { formatDuration, formatRate, paceOf, paceWords, taskSizer } from './pace.ts';

describe('the pace of a run', () => {
  it('is told in trials a second and time left', () => {
    expect(paceWords(paceOf(50_000, 150_000, 2000))).toBe('25,000 trials/s, 0:06 left');
    expect(paceWords(paceOf(3, 7, 4000))).toBe('0.75 trials/s, 0:10 left');
    expect(paceWords(paceOf(0, 100, 5000))).toBe('');
  });

  it('rounds seconds up, so that nothing says 0:00 while work is left', () => {
    expect([1, 59_001, 3_599_999, 3_600_000].map(formatDuration)).toEqual([
      '0:01',
      '1:00',
      '1:00:00',
      '1:00:00',
    ]);
    expect([0, 1.23456, 999, 1234, 1_234_567].map(formatRate)).toEqual([
      '0',
      '1.23',
      '999',
      '1,230',
      '1,230,000',
    ]);
  });
});

describe('the task sizer', () => {
  it('starts with one block, grows at most fourfold a step and settles at the wanted time', () => {
    const sizer = taskSizer(200);
    const sizes: number[] = [];
    for (let task = 0; task < 8; task++) {
      const size = sizer.next(1e6, 2);
      sizes.push(size);
      sizer.measured(size, size * 2);
    }
    expect(sizes).toEqual([1, 4, 16, 64, 100, 100, 100, 100]);
  });

  it('hands out smaller tasks towards the end and never more than is left', () => {
    const sizer = taskSizer(200);
    sizer.measured(100, 200);
    expect(sizer.next(100, 2)).toBe(25);
    expect(sizer.next(2, 2)).toBe(1);
    expect(sizer.next(1, 8)).toBe(1);
  });

  it('never asks for less than one block, however slow a block is', () => {
    const sizer = taskSizer(200);
    sizer.measured(1, 60_000);
    expect(sizer.next(1000, 2)).toBe(1);
  });
});
