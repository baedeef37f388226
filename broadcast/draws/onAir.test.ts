import { describe, expect, it } from 'vitest';
import type { DrawStore, StoredDraw, StoredPhase } from './drawStore.ts';
import { onAirDraw } from './onAir.ts';

const NOW_MS = 10_000_000;

/** Draws given oldest first as id, phase, start and, for a completed one, when it ended. */
function onAir(
  ...draws: [id: string, phase: StoredPhase, startsMs: number, endedMs?: number][]
): string | null {
  const rows = draws.map(([id, phase, startsMs]) => ({ id, phase, startsMs }) as StoredDraw).reverse();
  const ends = new Map(draws.map(([id, , , endedMs]) => [id, endedMs ?? null]));
  return onAirDraw({ all: () => rows } as DrawStore, (id) => ends.get(id)!, NOW_MS);
}

describe('the draw on air', () => {
  it('is none where there is no draw', () => {
    expect(onAir()).toBeNull();
  });

  it.each(['closing', 'frozen', 'sealed', 'showing'] as const)(
    'is the one that is %s before an open one',
    (phase) => {
      expect(onAir(['open', 'open', 1], ['under-way', phase, 2])).toBe('under-way');
    },
  );

  it('is the one on show, though another waits for its host', () => {
    expect(onAir(['waits', 'frozen', 1], ['on-show', 'showing', 2])).toBe('on-show');
  });

  it('is one that ended less than a minute ago, then the next open one', () => {
    expect(onAir(['ended', 'completed', 1, NOW_MS - 59_000], ['next', 'open', 2])).toBe('ended');
    expect(onAir(['ended', 'completed', 1, NOW_MS - 61_000], ['next', 'open', 2])).toBe('next');
  });

  it('is the soonest of several open ones', () => {
    expect(onAir(['later', 'open', 9], ['sooner', 'open', 5])).toBe('sooner');
  });

  it('is a missed one before one that is long over, else the last there was', () => {
    expect(onAir(['missed', 'missed', 1], ['over', 'completed', 2, 0])).toBe('missed');
    expect(onAir(['first', 'completed', 1, 0], ['last', 'aborted', 2])).toBe('last');
  });
});
