/** The draw that tickets are registered for: between two draws there is none for a moment, and it is waited for. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DrawList } from '../../broadcast/protocol/http.ts';

const WAIT_MS = 30_000;
const LOOK_MS = 100;

/** @throws Error where none opens within half a minute */
export async function openDraw(url: string): Promise<string> {
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    const { draws } = (await (await fetch(`${url}/api/draws`)).json()) as DrawList;
    const open = draws.find(({ phase }) => phase === 'open');
    if (open) return open.draw;
    await sleep(LOOK_MS);
  }
  throw new Error('no draw has opened');
}
