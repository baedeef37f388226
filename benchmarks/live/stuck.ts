/** What viewers that stopped reading cost a server: they join, read nothing more, and events go on. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContestantName } from './contestant.ts';
import { type Run, runContestant } from './running.ts';

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

export const measureStuck = (name: ContestantName, order: StuckOrder): Promise<Stuck> =>
  runContestant(name, (run) => growth(run, order));

async function growth({ server, begin, gather }: Run, { viewers, bytesEach }: StuckOrder): Promise<Stuck> {
  begin('storm of viewers that will be stuck');
  const crowd = await gather(viewers);
  const { collectedBytes } = await server.usage();
  begin('stuck viewers');
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
  return { grownPerViewer: (largest - collectedBytes) / viewers };
}
