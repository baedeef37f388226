/** Which draw the screens show when nobody asks for a certain one. */
import type { DrawStore, StoredDraw } from './drawStore.ts';

/** A finished draw keeps the screens this long after its last event. */
const AFTERGLOW_MS = 60_000;

/** A draw that waits for its host must not hide one whose winners are being shown. */
const ON_SHOW = new Set(['sealed', 'showing']);
const UNDER_WAY = new Set(['closing', 'frozen']);

/** The draw on show; else one that is closed; else one just finished; else the next; else a missed one; else the last. */
export function onAirDraw(
  draws: DrawStore,
  finishedMs: (id: string) => number | null,
  nowMs: number,
): string | null {
  const all = draws.all();
  const soonest = (some: StoredDraw[]): string | undefined =>
    some.toSorted((a, b) => a.startsMs - b.startsMs)[0]?.id;
  const isGlowing = ({ id, phase }: StoredDraw): boolean => {
    const ms = phase === 'completed' ? finishedMs(id) : null;
    return ms !== null && nowMs - ms < AFTERGLOW_MS;
  };
  return (
    soonest(all.filter(({ phase }) => ON_SHOW.has(phase))) ??
    soonest(all.filter(({ phase }) => UNDER_WAY.has(phase))) ??
    all.find(isGlowing)?.id ??
    soonest(all.filter(({ phase }) => phase === 'open')) ??
    soonest(all.filter(({ phase }) => phase === 'missed')) ??
    all[0]?.id ??
    null
  );
}
