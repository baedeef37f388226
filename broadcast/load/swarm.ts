/** Thousands of viewers in one thread: opened over the ramp, brought back when lost. */
import { CHANNEL_PATH, parsePushed, parseReply } from './channelMessages.ts';
import { ChannelViewer, type SwarmParts } from './channelViewer.ts';
import { MessageMemory } from './messageMemory.ts';
import { HERE, somewhere } from './simulatedPlace.ts';
import { type SwarmTally, swarmTally } from './swarmTally.ts';
import { lineTarget } from './webSocketLine.ts';

/** What a swarm is to do; crosses to its thread. */
export interface SwarmOrder {
  /** Of the server, such as `http://127.0.0.1:7007`. */
  readonly url: string;
  readonly viewers: number;
  /** Over how long the lines are opened; 0: all at once. */
  readonly rampMs: number;
  readonly draw: string | null;
  /** Whether viewers have clocks and lines as in a country, made up, and not this machine's. */
  readonly isFarFlung: boolean;
}

export interface Swarm {
  readonly tally: SwarmTally;
  /** Where the viewers are, and how many at each place; those that hold nothing are left out. */
  places(): Place[];
  /** Ends every line. */
  close(): void;
}

/** What a number of viewers hold of a draw. */
export interface Place {
  readonly draw: string;
  readonly seq: number;
  /** The hash of event `seq`. */
  readonly head: string;
  readonly viewers: number;
}

/** How often lines are opened. */
const STEP_MS = 20;
/** A lost viewer comes back after one to two of these, drawn at random. */
const COME_BACK_MS = 500;
const SCRATCH_BYTES = 64 * 1024;

/** @param random uniform in [0, 1) */
export function startSwarm(order: SwarmOrder, random: () => number): Swarm {
  const tally = swarmTally();
  const now = (): number => performance.timeOrigin + performance.now();
  let isClosed = false;
  const comeBack = (viewer: ChannelViewer): void => {
    if (isClosed) return;
    setTimeout(() => isClosed || viewer.open(), COME_BACK_MS * (1 + random()));
  };
  const parts: SwarmParts = {
    target: lineTarget(new URL(order.url), CHANNEL_PATH),
    scratch: Buffer.allocUnsafeSlow(SCRATCH_BYTES),
    tally,
    pushed: new MessageMemory(parsePushed),
    replies: new MessageMemory(parseReply),
    reference: { offsetMs: 0, roundTripMs: Number.POSITIVE_INFINITY },
    draw: order.draw,
    now,
    placeOf: () => (order.isFarFlung ? somewhere(random) : HERE),
    onLost: comeBack,
  };
  const viewers = Array.from({ length: order.viewers }, () => new ChannelViewer(parts));
  const beganMs = now();
  let opened = 0;

  const step = (): void => {
    const elapsedMs = now() - beganMs;
    const due = order.rampMs === 0 ? 1 : Math.min(1, elapsedMs / order.rampMs);
    for (; opened < due * viewers.length; opened++) viewers[opened]!.open();
  };
  step();
  const timer = setInterval(step, STEP_MS);

  return {
    tally,
    places: () => placesOf(viewers),
    close() {
      isClosed = true;
      clearInterval(timer);
      for (const viewer of viewers) viewer.close();
    },
  };
}

function placesOf(viewers: readonly ChannelViewer[]): Place[] {
  const positions = viewers.flatMap(({ position }) => (position ? [position] : []));
  const groups = Map.groupBy(positions, ({ draw, seq, head }) => `${draw} ${seq} ${head}`);
  return [...groups.values()].map((group) => {
    const { draw, seq, head } = group[0]!;
    return { draw, seq, head, viewers: group.length };
  });
}
