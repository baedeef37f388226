/** When the next draw starts. */
import type { DrawSummary } from '../../broadcast/protocol/http.ts';

/** The earliest start still to come of the other draws that are not over; null when none is planned. */
export function nextStart(
  draws: readonly Pick<DrawSummary, 'draw' | 'phase' | 'startsAt'>[],
  except: string,
  nowMs: number,
): string | null {
  const starts = draws
    .filter(({ draw, phase }) => draw !== except && phase !== 'completed' && phase !== 'aborted')
    .map(({ startsAt }) => startsAt)
    .filter((startsAt) => startsAt !== null && Date.parse(startsAt) > nowMs);
  return starts.toSorted()[0] ?? null;
}
