import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { BEACON_PLAN, SAMPLE_PLAN } from '../../fixtures/draw/sampleDraw.ts';
import { drawPlanSchema, planHash } from './drawPlan.ts';

const prize = (place: number): object => ({ ...SAMPLE_PLAN.prizes[0], place });

describe('drawPlan', () => {
  it('takes the sample plans, and a plan without anything optional', () => {
    const bare = {
      ...SAMPLE_PLAN,
      title: null,
      series: null,
      prizes: [],
      reserves: 0,
      closesAt: null,
      startsAt: null,
    };
    const redraw = { ...SAMPLE_PLAN, redrawOf: 'sample-0' };
    const rehearsal = { ...SAMPLE_PLAN, drawId: 'rehearsal-1', rehearsal: true };
    for (const plan of [SAMPLE_PLAN, BEACON_PLAN, bare, redraw, rehearsal]) {
      expect(drawPlanSchema.safeParse(plan).success).toBe(true);
    }
  });

  it('refuses a plan that is not sound, and says which field', () => {
    const cases: [change: object, field: string][] = [
      [{ version: 'tirazh/draw/v2' }, 'version'],
      [{ drawId: 'Draw 1' }, 'drawId'],
      [{ extra: 1 }, ''],
      [{ winners: 0 }, 'winners'],
      [{ winners: 1.5 }, 'winners'],
      [{ winners: '1' }, 'winners'],
      [{ reserves: -1 }, 'reserves'],
      [{ winners: 9000, reserves: 1001, prizes: [] }, 'reserves'],
      [{ prizes: [prize(1), prize(2)] }, 'prizes'],
      [{ prizes: [prize(2)] }, 'prizes'],
      [{ prizes: [{ ...prize(1), amountTenge: 0.5 }] }, 'prizes.0.amountTenge'],
      [{ contributors: [] }, 'contributors'],
      [{ contributors: ['a', 'a'] }, 'contributors'],
      [{ contributors: ['a', 'B'] }, 'contributors.1'],
      [{ closesAt: '2026-02-30T00:00:00.000Z' }, 'closesAt'],
      [{ rehearsal: true }, 'drawId'],
      [{ rehearsal: false }, 'rehearsal'],
      [{ drawId: 'rehearsal-1' }, 'drawId'],
      [{ redrawOf: 'Draw 1' }, 'redrawOf'],
      [{ redrawOf: SAMPLE_PLAN.drawId }, 'redrawOf'],
      [{ entropy: { kind: 'dice' } }, 'entropy.kind'],
      [{ entropy: { ...BEACON_PLAN.entropy, round: 0 } }, 'entropy.round'],
      [{ entropy: { ...BEACON_PLAN.entropy, publicKey: '00' } }, 'entropy.publicKey'],
    ];
    for (const [change, field] of cases) {
      const parsed = drawPlanSchema.safeParse({ ...SAMPLE_PLAN, ...change });
      expect(parsed.error?.issues[0]?.path.join('.'), JSON.stringify(change)).toBe(field);
    }
  });

  it('hashes every field', () => {
    const hashes = new Set([bytesToHex(planHash(SAMPLE_PLAN)), bytesToHex(planHash(BEACON_PLAN))]);
    const changes = [
      { title: null },
      { termsHash: 'ab'.repeat(32) },
      { series: null },
      { reserves: 3 },
      { closesAt: null },
      { startsAt: null },
      { contributors: ['commission', 'operator'] },
    ];
    for (const change of changes) hashes.add(bytesToHex(planHash({ ...SAMPLE_PLAN, ...change })));
    expect(hashes.size).toBe(changes.length + 2);
  });
});
