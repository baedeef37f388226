import { Manager } from 'socket.io-client';
import { expect, test } from 'vitest';
import { RECONNECTION } from './reconnection.ts';

/** The delays of the client's own back-off, attempt by attempt. */
function delays(attempts: number): number[] {
  const manager = new Manager('http://127.0.0.1:1', { ...RECONNECTION, autoConnect: false });
  const { backoff } = manager as unknown as { backoff: { duration(): number } };
  return Array.from({ length: attempts }, () => backoff.duration());
}

test('attempts spread evenly over a second at first, over ten at last, and never further', () => {
  const all = Array.from({ length: 2000 }, () => delays(6));
  for (const [attempt, longestMs] of [1000, 2000, 4000, 8000].entries()) {
    const tenths = Array<number>(10).fill(0);
    for (const one of all) {
      expect(one[attempt]).toBeLessThanOrEqual(Math.min(longestMs, 5000));
      tenths[Math.min(9, Math.floor((one[attempt]! / longestMs) * 10))]! += 1;
    }
    // 2000 draws, 200 a tenth, deviation 13.4: below 100 is 7.4 deviations away, under 1e-12 for all of them.
    if (longestMs <= 4000) expect(Math.min(...tenths)).toBeGreaterThan(100);
  }
});
