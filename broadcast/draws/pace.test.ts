import { describe, expect, it } from 'vitest';
import type { DrawState, SlotState } from '../../engine/draw/drawState.ts';
import { BROADCAST_PACE, nextStep, scaledPace } from './pace.ts';

const SHOW_AT_MS = 1_000_000;

const slot = (role: SlotState['role'], length: number): SlotState => ({
  ...{ role, place: 1, length },
  characters: Array(length).fill(null),
});

const stateWith = (slots: readonly SlotState[], changes: Partial<DrawState> = {}): DrawState =>
  ({
    showAtMs: SHOW_AT_MS,
    slots,
    paused: null,
    pausedForMs: 0,
    ...changes,
  }) as Partial<DrawState> as DrawState;

describe('the order of a show', () => {
  it('is winner first, place by place, with the pauses of the pace', () => {
    let slots = [slot('winner', 3), slot('reserve', 2)];
    const steps: [number, number, number][] = [];
    for (
      let step = nextStep(stateWith(slots), BROADCAST_PACE);
      ;
      step = nextStep(stateWith(slots), BROADCAST_PACE)
    ) {
      if (step.kind === 'end') {
        expect(step.dueMs).toBe(SHOW_AT_MS + 4000 + 2 * 1300 + 2500 + 320 + 2000);
        break;
      }
      steps.push([step.slot, step.position, step.dueMs - SHOW_AT_MS]);
      const { dueMs, position } = step;
      slots = slots.map((known, index) =>
        index === step.slot
          ? { ...known, characters: known.characters.with(position, { character: '7', showAtMs: dueMs }) }
          : known,
      );
    }
    expect(steps).toEqual([
      [0, 0, 4000],
      [0, 1, 5300],
      [0, 2, 6600],
      [1, 0, 9100],
      [1, 1, 9420],
    ]);
  });

  it('goes on from the last character that was sent, however late it was', () => {
    const late = slot('winner', 2);
    const characters = late.characters.with(0, { character: '7', showAtMs: SHOW_AT_MS + 60_000 });
    expect(nextStep(stateWith([{ ...late, characters }]), BROADCAST_PACE)).toEqual({
      ...{ kind: 'character', slot: 0, position: 1 },
      dueMs: SHOW_AT_MS + 61_300,
    });
  });

  it('sends nothing while it stands still, and keeps its spacing after a pause', () => {
    const slots = [slot('winner', 2)];
    const paused = { reason: 'a fire alarm', at: '2026-01-10T12:00:00.000Z' };
    expect(nextStep(stateWith(slots, { paused }), BROADCAST_PACE).dueMs).toBe(Number.POSITIVE_INFINITY);
    const resumed = nextStep(stateWith(slots, { pausedForMs: 90_000 }), BROADCAST_PACE);
    expect(resumed.dueMs).toBe(SHOW_AT_MS + 4000 + 90_000);
    const shown = [{ ...slots[0]!, characters: Array(2).fill({ character: '7', showAtMs: SHOW_AT_MS }) }];
    expect(nextStep(stateWith(shown, { pausedForMs: 5 }), BROADCAST_PACE)).toEqual({
      ...{ kind: 'end', dueMs: SHOW_AT_MS + 2000 + 5 },
    });
  });

  it('keeps the lead of at most 300 ms at any speed', () => {
    expect(BROADCAST_PACE.leadMs).toBeLessThanOrEqual(300);
    const fast = scaledPace(BROADCAST_PACE, 10);
    expect(fast.leadMs).toBe(BROADCAST_PACE.leadMs);
    expect(fast.winnerCharacterMs).toBe(130);
  });
});
