import { describe, expect, it } from 'vitest';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { CLAIM_TERMS } from '../../fixtures/claimRules.ts';
import { drawPrize, winnersOf } from './wonPrizes.ts';

const CAR = CLAIM_TERMS.drawFund.prizes[0]!;
const MONEY = { kk: 'Ақша', ru: 'Деньги', en: 'Money' };
const ENTRIES = ['000000000111', '000000000222', '000000000333'] as const;
const picks = [
  { role: 'winner', place: 1, entry: ENTRIES[0] },
  { role: 'winner', place: 2, entry: ENTRIES[1] },
  { role: 'reserve', place: 1, entry: ENTRIES[2] },
] as const;

/** A draw of the car and of money, held at eleven in the evening in UTC: the next day in Almaty. */
const held = (changes: Partial<DrawState> = {}): DrawState =>
  ({
    ...{ draw: 'd-1', phase: 'completed', redrawn: null, certified: null },
    completed: { transcriptDigest: 'x', showAtMs: Date.parse('2024-05-01T23:00:00.000Z') },
    plan: {
      prizes: [
        { place: 1, name: CAR.name, amountTenge: CAR.amountTenge },
        { place: 2, name: MONEY, amountTenge: 500_000 },
      ],
    },
    ...changes,
  }) as unknown as DrawState;

describe('the prizes of a draw', () => {
  it('are the fund’s own thing, or money; reserves win nothing', () => {
    expect(winnersOf(CLAIM_TERMS, held(), picks)).toEqual([
      {
        ...{ draw: 'd-1', entry: ENTRIES[0], since: '2024-05-02' },
        prize: { id: 'car', source: 'draw', amountTenge: CAR.amountTenge, inKind: true },
      },
      {
        ...{ draw: 'd-1', entry: ENTRIES[1], since: '2024-05-02' },
        prize: { id: 'draw-money', source: 'draw', amountTenge: 500_000, inKind: false },
      },
    ]);
  });

  it('are none before the result is shown, after it was called off, and where another draw is held instead', () => {
    for (const state of [
      null,
      held({ phase: 'showing', completed: null }),
      held({ phase: 'aborted', completed: null }),
      held({ redrawn: { next: 'd-2', excluded: 1 } }),
    ]) {
      expect(winnersOf(CLAIM_TERMS, state, picks)).toEqual([]);
    }
    expect(winnersOf(CLAIM_TERMS, held({ certified: { by: ['a', 'b'], at: '' } }), picks)).toHaveLength(2);
  });

  it('are money where the sum of a thing stands under another name', () => {
    const prize = drawPrize(CLAIM_TERMS, { place: 1, name: MONEY, amountTenge: CAR.amountTenge });
    expect(prize).toEqual({ id: 'draw-money', source: 'draw', amountTenge: CAR.amountTenge, inKind: false });
  });

  it('are what the plan says they are, whatever their make and sum', () => {
    const kia = { kk: 'Kia K5', ru: 'Kia K5', en: 'Kia K5' };
    for (const amountTenge of [CAR.amountTenge, 13_000_000]) {
      const planned = { place: 1, name: kia, amountTenge, inKind: true, fundPrize: 'car' };
      expect(drawPrize(CLAIM_TERMS, planned)).toEqual({
        id: 'car',
        source: 'draw',
        amountTenge,
        inKind: true,
      });
    }
    const money = { place: 1, name: CAR.name, amountTenge: CAR.amountTenge, inKind: false };
    expect(drawPrize(CLAIM_TERMS, money)).toMatchObject({ id: 'draw-money', inKind: false });
  });

  it('are never money where the plan has a thing that the terms do not know, or know as money', () => {
    const planned = { place: 1, name: MONEY, amountTenge: 500_000, inKind: true };
    for (const more of [{}, { fundPrize: 'tour' }, { fundPrize: 't3000' }]) {
      expect(drawPrize(CLAIM_TERMS, { ...planned, ...more })).toMatchObject({
        id: 'draw-thing',
        inKind: true,
      });
    }
  });
});
