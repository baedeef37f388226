/** One contestant's turn: a storm of viewers, their memory, events one by one and four to a tick. */
import { setTimeout as sleep } from 'node:timers/promises';
import { quantileMs } from '../../broadcast/load/msHistogram.ts';
import { median } from '../spread.ts';
import type { ContestantName } from './contestant.ts';
import { type RunningContestant, type RunningCrowd, runContestant } from './running.ts';

export interface TurnOrder {
  readonly viewers: number;
  /** Fan-outs that are counted, each after the one before has reached everybody; one more warms up. */
  readonly fanOuts: number;
}

/** Events that reached everybody, at one number of events to a tick. */
export interface FanOut {
  readonly deliveriesPerSecond: number;
  /** The server's processor time for one delivery, microseconds: it does not feel who else uses the machine. */
  readonly cpuPerDeliveryUs: number;
  readonly p99Ms: number;
}

export interface Turn {
  /** From the first line until everybody has joined, all at once; with us that is to hold a snapshot. */
  readonly joinMs: number;
  /** The same once more, on a server that has just lost everybody. */
  readonly stormMs: number;
  /** Lines that were lost in the two storms, and opened again as a browser does, by why. */
  readonly returns: Readonly<Record<string, number>>;
  /** Resident memory of the server for one viewer, bytes: as it is, and after a full collection. */
  readonly residentPerViewer: number;
  readonly collectedPerViewer: number;
  readonly one: FanOut;
  readonly four: FanOut;
}

const EVENT_BYTES = 200;
/** After a storm, before it is measured: greetings, first pulses and timers are through. */
const QUIET_MS = 1500;
const BETWEEN_MS = 60;

async function fanOut(
  server: RunningContestant,
  crowd: RunningCrowd,
  { viewers, fanOuts }: TurnOrder,
  events: number,
): Promise<FanOut> {
  const [rates, p99s, cpus]: number[][] = [[], [], []];
  for (let round = -1; round < fanOuts; round++) {
    const deliveries = viewers * events;
    const received = crowd.expect(deliveries);
    // The crowd must have heard before the first event comes.
    await sleep(BETWEEN_MS);
    const { beganMs, cpuMs } = await server.send(events, EVENT_BYTES);
    const { atMs, latency } = await received;
    if (round < 0) continue;
    rates!.push((deliveries / (atMs - beganMs)) * 1000);
    p99s!.push(quantileMs(latency, 0.99)!);
    cpus!.push((cpuMs * 1000) / deliveries);
  }
  return {
    deliveriesPerSecond: median(rates!),
    p99Ms: median(p99s!),
    cpuPerDeliveryUs: median(cpus!),
  };
}

/** @throws TirazhError UNAVAILABLE naming the contestant and the phase, when a line is lost outside a storm */
export const takeTurn = (name: ContestantName, order: TurnOrder): Promise<Turn> =>
  runContestant(name, async ({ server, begin, gather }) => {
    begin('first storm');
    const crowd = await gather(order.viewers);
    begin('memory');
    await sleep(QUIET_MS);
    const { residentBytes, collectedBytes } = await server.usage();
    begin('1 event a tick');
    const one = await fanOut(server, crowd, order, 1);
    begin('4 events a tick');
    const four = await fanOut(server, crowd, order, 4);
    begin('end of the first crowd');
    await crowd.close();
    begin('second storm');
    const again = await gather(order.viewers);
    begin('end of the second crowd');
    await again.close();
    return {
      joinMs: crowd.joinMs,
      stormMs: again.joinMs,
      returns: addReasons([crowd.returns, again.returns]),
      residentPerViewer: (residentBytes - server.idle.residentBytes) / order.viewers,
      collectedPerViewer: (collectedBytes - server.idle.collectedBytes) / order.viewers,
      one,
      four,
    };
  });

/** How often each reason was given, over all. */
export function addReasons(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const reasons of all) {
    for (const [reason, times] of Object.entries(reasons)) sum[reason] = (sum[reason] ?? 0) + times;
  }
  return sum;
}
