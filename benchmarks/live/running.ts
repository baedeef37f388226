/**
 * A contestant's run: its process, the crowds before it, and how far it has come. Whatever goes wrong says whose run it was and
 * in which phase, and everything that was started ends with it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { MsHistogram } from '../../broadcast/load/msHistogram.ts';
import { TirazhError } from '../../engine/errors.ts';
import type { ContestantName } from './contestant.ts';
import type { FromContestant, ToContestant, Usage } from './contestantProcess.ts';
import type { CrowdOrder, FromCrowd, Protocol, ToCrowd } from './crowd.worker.ts';

const PROCESS = fileURLToPath(new URL('./contestantProcess.ts', import.meta.url));
const CROWD = fileURLToPath(new URL('./crowd.worker.ts', import.meta.url));

const PROTOCOLS: Record<ContestantName, Protocol> = {
  ours: 'channel',
  'stock Socket.IO': 'socket.io',
  'plain ws': 'plain',
};

type AnswerOf<Name extends FromContestant['answer']> = Extract<FromContestant, { answer: Name }>;
type ToldOf<Name extends FromCrowd['told']> = Extract<FromCrowd, { told: Name }>;

export interface RunningContestant {
  readonly url: string;
  readonly pid: number;
  /** Before the first viewer. */
  readonly idle: Usage;
  usage(): Promise<Usage>;
  send(events: number, bytes: number): Promise<AnswerOf<'sent'>>;
}

export interface RunningCrowd {
  /** From the first line until all had joined. */
  readonly joinMs: number;
  /** Lines that were lost meanwhile and opened again, by why. */
  readonly returns: Readonly<Record<string, number>>;
  /** When the given number of events have come in, counted from now. */
  expect(deliveries: number): Promise<{ readonly atMs: number; readonly latency: MsHistogram }>;
  /** Nobody reads any more, and whoever is let go stays away. */
  stall(): void;
  close(): Promise<void>;
}

/** What a run's work is done with. */
export interface Run {
  readonly server: RunningContestant;
  /** What comes now, in a few words: a fault names it. */
  begin(phase: string): void;
  /** All at once: a storm. */
  gather(viewers: number): Promise<RunningCrowd>;
}

/**
 * How every contestant is started, and how the server's manual says to start it: a young generation of 4 MB instead of
 * up to 64 costs a few more short collections and keeps some 10 KB a viewer from lying about.
 */
const FLAGS = ['--max-semi-space-size=4', '--expose-gc'];

/**
 * Starts a contestant in a process of its own, does `work` with it, and ends it and its crowds, however the work ends.
 * @throws TirazhError UNAVAILABLE naming the contestant and the phase, when its process or a viewer's line is lost
 */
export async function runContestant<Result>(
  name: ContestantName,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  let phase = 'start';
  const ends: (() => unknown)[] = [];
  try {
    const child = fork(PROCESS, [name], { execArgv: FLAGS });
    ends.push(() => endOf(child));
    const server = await talkToContestant(child);
    return await work({
      server,
      begin(next) {
        phase = next;
      },
      async gather(viewers) {
        const crowd = startCrowd({ url: server.url, viewers, protocol: PROTOCOLS[name] });
        ends.push(crowd.end);
        return await crowd.joined;
      },
    });
  } catch (cause) {
    const message = `"${name}", ${phase}: ${(cause as Error).message}`;
    throw new TirazhError('UNAVAILABLE', message, { cause });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** Until it is gone, and not only told to go. */
async function endOf(child: ReturnType<typeof fork>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function talkToContestant(child: ReturnType<typeof fork>): Promise<RunningContestant> {
  const gone = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`its server ended with ${code ?? signal}`);
  });
  gone.catch(() => {});
  const order = (message: ToContestant): boolean => child.send(message);
  /** The next answer of a kind; orders are given one at a time. */
  const next = async <Name extends FromContestant['answer']>(kind: Name): Promise<AnswerOf<Name>> => {
    const [message] = (await Promise.race([once(child, 'message'), gone])) as [FromContestant];
    if (message.answer !== kind) throw new Error(`expected "${kind}", got "${message.answer}"`);
    return message as AnswerOf<Name>;
  };
  const { port, usage: idle } = await next('listening');
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    idle,
    async usage() {
      order({ order: 'usage' });
      return (await next('usage')).usage;
    },
    send(events, bytes) {
      order({ order: 'send', events, bytes, draw: 'memory-1' });
      return next('sent');
    },
  };
}

/** A crowd in a thread of its own, and how to end it whatever it does. */
export function startCrowd(order: CrowdOrder): { joined: Promise<RunningCrowd>; end(): Promise<unknown> } {
  const worker = new Worker(CROWD, { workerData: order });
  return { joined: talkToCrowd(worker), end: () => worker.terminate() };
}

async function talkToCrowd(worker: Worker): Promise<RunningCrowd> {
  const say = (message: ToCrowd): void => worker.postMessage(message);
  // From the start, and for good: a line may be lost while nobody waits for an answer.
  const { promise: failed, reject } = Promise.withResolvers<never>();
  failed.catch(() => {});
  worker.on('error', reject);
  worker.on('message', (message: FromCrowd) => {
    if (message.told === 'fault') reject(new Error(message.reason));
  });
  const next = async <Name extends FromCrowd['told']>(kind: Name): Promise<ToldOf<Name>> => {
    const [message] = (await Promise.race([once(worker, 'message'), failed])) as [FromCrowd];
    if (message.told !== kind) throw new Error(`expected "${kind}", got "${message.told}"`);
    return message as ToldOf<Name>;
  };
  const { elapsedMs, returns } = await next('joined');
  return {
    joinMs: elapsedMs,
    returns,
    expect(deliveries) {
      say({ order: 'expect', deliveries });
      return next('received');
    },
    stall: () => say({ order: 'stall' }),
    async close() {
      const ended = once(worker, 'exit');
      say({ order: 'close' });
      await Promise.race([ended, failed]);
    },
  };
}
