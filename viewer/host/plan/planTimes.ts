/** The times a plan form begins with, and whether those chosen make sense. */

const HOUR_MS = 3_600_000;
const PAUSE_MS = HOUR_MS / 2;

/** Registration until the next full hour that is an hour away or more; the draw half an hour later. */
export function defaultTimes(nowMs: number): { closesAtMs: number; startsAtMs: number } {
  const closesAtMs = Math.ceil((nowMs + HOUR_MS) / HOUR_MS) * HOUR_MS;
  return { closesAtMs, startsAtMs: closesAtMs + PAUSE_MS };
}

export type TimesVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'missing' | 'past' | 'order' };

/** Whether registration closes in the future and the draw does not start before. */
export function checkTimes(
  closesAtMs: number | null,
  startsAtMs: number | null,
  nowMs: number,
): TimesVerdict {
  if (closesAtMs === null || startsAtMs === null) return { ok: false, reason: 'missing' };
  if (closesAtMs <= nowMs) return { ok: false, reason: 'past' };
  return startsAtMs < closesAtMs ? { ok: false, reason: 'order' } : { ok: true };
}
