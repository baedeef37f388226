/** One cell of the reveal: face down, then its character. It turns once, at its instant, on every screen. */
import { useRef } from 'preact/hooks';
import type { Cell } from './screen.ts';
import { TURN_MS } from './turnMs.ts';

export function DigitCell({ cell, nowMs }: { cell: Cell; nowMs: number }) {
  /** How far into the turn this screen was when it first knew: the animation joins there. */
  const joinedMs = useRef<number | null>(null);
  if (cell.turnedAtMs === null) joinedMs.current = null;
  else joinedMs.current ??= nowMs - cell.turnedAtMs;
  const joined = joinedMs.current;
  // What turned earlier than that just stands there.
  const isTurning = joined !== null && joined < TURN_MS;
  const name = cell.character === null ? 'cell' : isTurning ? 'cell cell-up cell-turning' : 'cell cell-up';
  return (
    <span
      class={name}
      data-position={cell.position}
      style={isTurning ? { '--turn-delay': `${-Math.round(joined)}ms` } : undefined}
    >
      <span class="cell-back" />
      <span class="cell-face">{cell.character}</span>
    </span>
  );
}
