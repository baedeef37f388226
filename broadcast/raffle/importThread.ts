/** Judges, codes and seals a participants file in a thread with bounded memory and time: a large file must not hold up a draw. */
import { Worker } from 'node:worker_threads';
import { badInput } from '../../engine/errors.ts';
import { HASH_BYTES } from '../../engine/kernel/treeHasher.ts';
import type { RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import type { RafflePreview } from '../protocol/raffle.ts';
import type { RoundName } from './participantCodes.ts';
import type { People } from './people.ts';
import type { PreparedMonth } from './preparedMonth.ts';

/** What the thread is given first. */
export interface ImportTask {
  readonly want: 'preview' | 'month';
  readonly name: RoundName;
  readonly file: Uint8Array;
  readonly terms: RaffleTerms;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** What the thread is told next: where in its lookups those stand who were entered in another month, and in which. */
export type Earlier = ReadonlyMap<number, string>;

export type ImportMessage =
  /** Keyed hashes of the numbers of those who take part by the file alone, 32 bytes each. */
  | { readonly kind: 'lookups'; readonly lookups: Uint8Array }
  | { readonly kind: 'preview'; readonly preview: RafflePreview }
  | { readonly kind: 'month'; readonly month: PreparedMonth }
  | { readonly kind: 'fault'; readonly message: string };

export interface ThreadTask extends Omit<ImportTask, 'want' | 'key'> {
  readonly people: People;
}

/** Looks numbers up among the other months, which the thread cannot. */
export type LookUp = (lookups: readonly Uint8Array[]) => Promise<Earlier>;

/** A hundred thousand rows take some 12 s. */
const LONGEST_MS = 120_000;
const MEMORY_MB = 1024;

const split = (lookups: Uint8Array): Uint8Array[] =>
  Array.from({ length: lookups.length / HASH_BYTES }, (_, i) =>
    lookups.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );

function inThread<Answer>(task: ImportTask, lookUp: LookUp, answerOf: (message: ImportMessage) => Answer) {
  const thread = new Worker(new URL('./participants.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const timer = setTimeout(
    () => reject(badInput('the file takes too long to read; save it as CSV')),
    LONGEST_MS,
  );
  thread.on('message', (message: ImportMessage) => {
    if (message.kind === 'fault') reject(badInput(message.message));
    else if (message.kind === 'lookups') {
      lookUp(split(message.lookups)).then((earlier) => thread.postMessage(earlier), reject);
    } else resolve(answerOf(message));
  });
  thread.once('error', (cause: NodeJS.ErrnoException) => {
    const isMemory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    reject(
      isMemory ? badInput('the file takes too much memory; save the table alone, as CSV', { cause }) : cause,
    );
  });
  thread.postMessage(task);
  return promise.finally(() => {
    clearTimeout(timer);
    void thread.terminate();
  });
}

const taskOf = ({ people, ...task }: ThreadTask, want: ImportTask['want']): ImportTask => ({
  ...{ ...task, want },
  key: people.expectKey(),
});

/** @throws TirazhError BAD_INPUT as `judgeFile`, and for a file that takes too much time or memory; Refused without the people's key */
export async function previewInThread(task: ThreadTask, lookUp: LookUp): Promise<RafflePreview> {
  return inThread(taskOf(task, 'preview'), lookUp, (message) => {
    if (message.kind === 'preview') return message.preview;
    throw new Error(`${message.kind}: expected a preview`);
  });
}

/** @throws as `previewInThread` */
export async function prepareInThread(task: ThreadTask, lookUp: LookUp): Promise<PreparedMonth> {
  return inThread(taskOf(task, 'month'), lookUp, (message) => {
    if (message.kind === 'month') return message.month;
    throw new Error(`${message.kind}: expected a month`);
  });
}
