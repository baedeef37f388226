/** What viewers that stopped reading cost a server: they join, read nothing more, and events go on. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContestantName } from './contestant.ts';
import { startContestant, startCrowd } from './running.ts';

export interface StuckOrder {
  readonly viewers: number;
  /** What each is sent in all, bytes. */
  readonly bytesEach: number;
}

export interface Stuck {
  /** How much the server's resident memory has grown for one viewer, bytes: at its largest. */
  readonly grownPerViewer: number;
}

/** The kernel of each line takes the first megabytes; large events get past them sooner. */
const EVENT_BYTES = 32 * 1024;
const SAMPLES = 8;
const BETWEEN_MS = 5;

export async function measureStuck(name: ContestantName, { viewers, bytesEach }: StuckOrder): Promise<Stuck> {
  const server = await startContestant(name);
  const crowd = await startCrowd(name, server.url, viewers);
  const { collectedBytes } = await server.usage();
  crowd.stall();
  // The crowd must have heard.
  await sleep(100);
  let largest = collectedBytes;
  const sends = Math.ceil(bytesEach / EVENT_BYTES / SAMPLES);
  for (let sample = 0; sample < SAMPLES; sample++) {
    for (let i = 0; i < sends; i++) {
      await server.send(1, EVENT_BYTES);
      await sleep(BETWEEN_MS);
    }
    largest = Math.max(largest, (await server.usage()).residentBytes);
  }
  await crowd.close();
  await server.close();
  return { grownPerViewer: (largest - collectedBytes) / viewers };
}
