/** Judges, codes and seals a participants file in a thread with bounded memory and time: a large file must not hold up a draw. */
import { HASH_BYTES } from '../../engine/kernel/treeHasher.ts';
import type { RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import { faultOf, inBoundedThread, type ToldFault } from '../boundedThread.ts';
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
  | { readonly kind: 'fault'; readonly fault: ToldFault };

export interface ThreadTask extends Omit<ImportTask, 'want' | 'key'> {
  readonly people: People;
}

/** Looks numbers up among the other months, which the thread cannot. */
export type LookUp = (lookups: readonly Uint8Array[]) => Promise<Earlier>;

const split = (lookups: Uint8Array): Uint8Array[] =>
  Array.from({ length: lookups.length / HASH_BYTES }, (_, i) =>
    lookups.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );

const THREAD = new URL('./participants.worker.ts', import.meta.url);
/** A hundred thousand rows take some 12 s. */
const BOUNDS = { memoryMb: 1024, longestMs: 120_000 };

const inThread = <Answer>(task: ImportTask, lookUp: LookUp, answerOf: (message: ImportMessage) => Answer) =>
  inBoundedThread<ImportMessage, Answer>(THREAD, task, BOUNDS, (message, { answer, fail, tell }) => {
    if (message.kind === 'fault') fail(faultOf(message.fault));
    else if (message.kind === 'lookups') lookUp(split(message.lookups)).then(tell, fail);
    else answer(answerOf(message));
  });

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
