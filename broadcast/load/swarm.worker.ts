/** A thread of viewers: tells its counts ten times a second, and everything it has seen when it is stopped. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Place, type SwarmOrder, startSwarm } from './swarm.ts';
import type { Counts, SwarmTally } from './swarmTally.ts';

export type FromSwarm =
  | { readonly kind: 'counts'; readonly counts: Counts; readonly reasons: Map<string, number> }
  | { readonly kind: 'end'; readonly tally: SwarmTally; readonly places: Place[] };

const TELL_MS = 100;

const port = parentPort!;
const tell = (message: FromSwarm): void => port.postMessage(message);
const swarm = startSwarm(workerData as SwarmOrder, Math.random);
const timer = setInterval(() => {
  const { counts, reasons } = swarm.tally;
  tell({ kind: 'counts', counts, reasons });
}, TELL_MS);

port.once('message', () => {
  clearInterval(timer);
  // Before the lines end: what ends with them is not a loss.
  tell({ kind: 'end', tally: swarm.tally, places: swarm.places() });
  swarm.close();
  port.close();
});
