import { describe, expect, it } from 'vitest';
import { plantedBias } from './plantedBiases.ts';
import { plantedVerdict } from './plantedVerdict.ts';

const bias = plantedBias('stuck-bit');
const EVEN = Array.from({ length: 20 }, (_, i) => (i + 0.5) / 20);
const verdictOn = (pValues: readonly number[]) =>
  plantedVerdict(
    bias,
    pValues.map((p) => ({ pValues: [p] })),
    () => EVEN,
  );

describe('the verdict on a planted bias', () => {
  it('is caught from half of the streams on, at either end of the scale', () => {
    const half = EVEN.map((p, i) => (i % 2 === 0 ? 1e-9 : p));
    expect(verdictOn(half)).toMatchObject({
      caught: true,
      tests: [{ sight: 'sees', power: { count: 10, of: 20 }, falseAlarms: { count: 0, of: 20 } }],
    });
    expect(verdictOn(EVEN.map(() => 1)).caught).toBe(true);
  });

  it('is not caught by a test that sees it in a few streams, or only in all together', () => {
    const few = EVEN.map((p, i) => (i < 9 ? 1e-9 : p));
    expect(verdictOn(few)).toMatchObject({
      caught: false,
      tests: [{ sight: 'hardly', power: { count: 9 } }],
    });
    expect(verdictOn(EVEN.map(() => 0.98))).toMatchObject({ caught: false, tests: [{ sight: 'hardly' }] });
  });

  it('is not caught by a test that is blind to it', () => {
    expect(verdictOn(EVEN)).toMatchObject({ caught: false, tests: [{ sight: 'blind', p: 1 }] });
  });
});
