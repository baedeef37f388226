/** Downloads what a check needs: the transcript, the whole list of entries, and what was broadcast. */
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';

export type Download =
  | {
      readonly ok: true;
      readonly file: Uint8Array<ArrayBuffer>;
      readonly entries: Uint8Array<ArrayBuffer>;
      readonly events: readonly DrawEvent[];
    }
  /** Called off: there is no transcript, and will be none. */
  | { readonly ok: false; readonly reason: 'called-off'; readonly events: readonly DrawEvent[] }
  | { readonly ok: false; readonly reason: 'not-ready' | 'not-found' | 'offline' };

const failed = (reason: 'not-ready' | 'not-found' | 'offline'): Download => ({ ok: false, reason });

const bytesOf = async (response: Response): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await response.arrayBuffer());

export async function downloadDraw(draw: string): Promise<Download> {
  const base = `/api/draws/${encodeURIComponent(draw)}`;
  try {
    const events = await fetch(`${base}/events`);
    if (events.status === 404 || events.status === 400) return failed('not-found');
    const [transcript, entries] = await Promise.all([fetch(`${base}/transcript`), fetch(`${base}/entries`)]);
    if (!events.ok) return failed('offline');
    const broadcast = (await events.json()) as { events: readonly DrawEvent[] };
    if (transcript.status === 404) {
      const isCalledOff = broadcast.events.some(({ type }) => type === 'aborted');
      return isCalledOff
        ? { ok: false, reason: 'called-off', events: broadcast.events }
        : failed('not-ready');
    }
    if (!transcript.ok || !entries.ok) return failed('offline');
    return {
      ok: true,
      file: await bytesOf(transcript),
      entries: await bytesOf(entries),
      events: broadcast.events,
    };
  } catch {
    return failed('offline');
  }
}
