import { describe, expect, it } from 'vitest';
import { checkpointFrom, claimSchedule, NEVER } from './claimSchedule.ts';

const CHECKPOINTS = [10, 20, 30, 40];

const entriesOf = ({ targets, probabilities }: ReturnType<typeof claimSchedule>): [number, number][] =>
  Array.from(targets, (target, i) => [target, Number(probabilities[i]!.toFixed(12))]);

describe('when claims are paid', () => {
  const rule = {
    share: 0.8,
    delays: [
      { days: 0, probability: 0.5 },
      { days: 5, probability: 0.1 },
      { days: 10, probability: 0.1 },
      { days: 11, probability: 0.2 },
      { days: 100, probability: 0.1 },
    ],
  };

  it('is the first checkpoint on or after the day, delays that end together joined, likeliest first', () => {
    expect(entriesOf(claimSchedule(rule, 20, CHECKPOINTS, false))).toEqual([
      [1, 0.4],
      [NEVER, 0.2],
      [2, 0.16],
      [3, 0.16],
      [4, 0.08],
    ]);
  });

  it('gives each category its chance among what is left, and the last one the rest', () => {
    const { conditional } = claimSchedule(rule, 20, CHECKPOINTS, false);
    expect([...conditional].map((p) => Number(p.toFixed(12)))).toEqual([
      0.4,
      Number((0.2 / 0.6).toFixed(12)),
      0.4,
      Number((0.16 / 0.24).toFixed(12)),
      1,
    ]);
  });

  it('leaves out what cannot happen: with certain claims at once there is nothing to draw', () => {
    const certain = { share: 1, delays: [{ days: 0, probability: 1 }] };
    expect(entriesOf(claimSchedule(certain, 20, CHECKPOINTS, false))).toEqual([[1, 1]]);
    expect(entriesOf(claimSchedule({ ...certain, share: 0 }, 20, CHECKPOINTS, false))).toEqual([[NEVER, 1]]);
  });

  it('takes every delay as past where only the end is looked at', () => {
    expect(entriesOf(claimSchedule(rule, 40, [40], true))).toEqual([
      [0, 0.8],
      [NEVER, 0.2],
    ]);
  });

  it('finds the first checkpoint on or after any day as a plain search does', () => {
    for (let day = 0; day < 50; day++) {
      const found = CHECKPOINTS.findIndex((checkpoint) => checkpoint >= day);
      expect(checkpointFrom(CHECKPOINTS, day)).toBe(found < 0 ? CHECKPOINTS.length : found);
    }
  });
});
