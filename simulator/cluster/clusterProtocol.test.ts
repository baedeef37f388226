import { describe, expect, it } from 'vitest';
import { clockMs, decodeAnswer, encodeAnswer } from './clusterProtocol.ts';

const ANSWER = {
  range: { from: 3, to: 9 },
  elapsedMs: 12.5,
  fault: null,
  tally: Uint8Array.from({ length: 5000 }, (_, i) => i % 7),
};

describe('an answer on its way through Redis', () => {
  it('reads back as it was, with a tally or with a fault', () => {
    expect(decodeAnswer(encodeAnswer(ANSWER))).toEqual(ANSWER);
    const fault = { ...ANSWER, fault: 'әр түрлі', tally: new Uint8Array() };
    expect(decodeAnswer(encodeAnswer(fault))).toEqual(fault);
  });

  it('is refused with a clear line when it is cut off or something else', () => {
    const bytes = encodeAnswer(ANSWER);
    for (const wrong of [
      bytes.subarray(0, 2),
      bytes.subarray(0, 20),
      bytes.subarray(0, -3),
      Buffer.from('hello, world'),
    ]) {
      expect(() => decodeAnswer(wrong)).toThrow('a worker sent an answer that cannot be read');
    }
  });
});

describe('the clock of Redis', () => {
  it('is in milliseconds, from the seconds and microseconds of TIME', () => {
    expect(clockMs(['1700000000', '250500'])).toBe(1_700_000_000_250.5);
  });
});
