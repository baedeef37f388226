/** Remembers which draw is on air: thousands of viewers may ask within a second. */
import type { Journal } from '../store/journal.ts';

/** Time alone changes the answer as well: a finished draw leaves the screens. */
const KEPT_MS = 1000;

/** `onAir`, asked anew after each step of a draw and once a second. */
export function rememberOnAir(
  journal: Journal,
  now: () => number,
  onAir: () => string | null,
): () => string | null {
  let known: { readonly draw: string | null; readonly askedMs: number } | null = null;
  journal.onCommitted((records) => {
    if (records.some(({ record }) => record.type.startsWith('draw.'))) known = null;
  });
  return () => {
    const nowMs = now();
    if (known && Math.abs(nowMs - known.askedMs) < KEPT_MS) return known.draw;
    known = { draw: onAir(), askedMs: nowMs };
    return known.draw;
  };
}
