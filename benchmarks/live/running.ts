/** A contestant's process and the crowd before it, as the benchmark orders them about. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { MsHistogram } from '../../broadcast/load/msHistogram.ts';
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
  /** Before the first viewer. */
  readonly idle: Usage;
  usage(): Promise<Usage>;
  send(events: number, bytes: number): Promise<AnswerOf<'sent'>>;
  close(): Promise<void>;
}

/**
 * How every contestant is started, and how the server's manual says to start it: a young generation of 4 MB instead of
 * up to 64 costs a few more short collections and keeps some 10 KB a viewer from lying about.
 */
const FLAGS = ['--max-semi-space-size=4', '--expose-gc'];

/** Starts a contestant in a process of its own. @throws Error when it ends before it listens */
export async function startContestant(name: ContestantName): Promise<RunningContestant> {
  const child = fork(PROCESS, [name], { execArgv: FLAGS });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the server of "${name}" ended with ${code}`);
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
    idle,
    async usage() {
      order({ order: 'usage' });
      return (await next('usage')).usage;
    },
    send(events, bytes) {
      order({ order: 'send', events, bytes, draw: 'memory-1' });
      return next('sent');
    },
    async close() {
      const ended = once(child, 'exit');
      order({ order: 'close' });
      await ended;
    },
  };
}

export interface RunningCrowd {
  /** From the first line until all had joined. */
  readonly joinMs: number;
  /** When the given number of events have come in, counted from now. */
  expect(deliveries: number): Promise<{ readonly atMs: number; readonly latency: MsHistogram }>;
  /** Nobody reads any more. */
  stall(): void;
  close(): Promise<void>;
}

/** All at once: a storm. @throws Error when a viewer loses its line */
export async function startCrowd(name: ContestantName, url: string, viewers: number): Promise<RunningCrowd> {
  const order: CrowdOrder = { url, viewers, protocol: PROTOCOLS[name] };
  const worker = new Worker(CROWD, { workerData: order });
  const say = (message: ToCrowd): void => worker.postMessage(message);
  const next = async <Name extends FromCrowd['told']>(kind: Name): Promise<ToldOf<Name>> => {
    const [message] = (await once(worker, 'message')) as [FromCrowd];
    if (message.told !== kind) throw new Error(`expected "${kind}", got "${message.told}"`);
    return message as ToldOf<Name>;
  };
  const { elapsedMs } = await next('joined');
  return {
    joinMs: elapsedMs,
    async expect(deliveries) {
      say({ order: 'expect', deliveries });
      return next('received');
    },
    stall: () => say({ order: 'stall' }),
    async close() {
      const ended = once(worker, 'exit');
      say({ order: 'close' });
      await ended;
    },
  };
}
