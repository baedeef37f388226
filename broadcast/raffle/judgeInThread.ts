/** Judges a participants file in a thread with bounded memory and time. */
import { Worker } from 'node:worker_threads';
import { badInput } from '../../engine/errors.ts';
import type { Judgement } from '../../engine/raffle/eligibility.ts';
import type { ParticipantsTask } from './participantsFile.ts';

export type ParticipantsAnswer =
  | { readonly ok: true; readonly judgement: Judgement }
  | { readonly ok: false; readonly message: string };

/** A hundred thousand rows take some 5 s. */
const LONGEST_MS = 60_000;
const MEMORY_MB = 1024;

/** @throws TirazhError BAD_INPUT as `judgeFile`, and for a file that takes too much time or memory */
export function judgeInThread(task: ParticipantsTask): Promise<Judgement> {
  const thread = new Worker(new URL('./participants.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Judgement>();
  const timer = setTimeout(
    () => reject(badInput('the file takes too long to read; save it as CSV')),
    LONGEST_MS,
  );
  thread.once('message', (answer: ParticipantsAnswer) => {
    if (answer.ok) resolve(answer.judgement);
    else reject(badInput(answer.message));
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
