/** Runs an import in a thread with bounded memory and time. */
import { Worker } from 'node:worker_threads';
import { badInput } from '../../engine/errors.ts';
import type { Imported, ImportTask } from './importFile.ts';

export type ThreadAnswer =
  | { readonly ok: true; readonly imported: Imported }
  | { readonly ok: false; readonly message: string };

/** A million rows of XLSX take some 10 s of an idle core. */
const LONGEST_MS = 120_000;
/** A million entries take a third of it; more is a file made to hurt. */
const MEMORY_MB = 768;
/** New objects die young here; a larger nursery would only be more memory. */
const NURSERY_MB = 32;

/** @throws TirazhError BAD_INPUT as `importFile`, and for a file that takes too much time or memory */
export function importInThread(task: ImportTask): Promise<Imported> {
  const thread = new Worker(new URL('./importThread.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: NURSERY_MB },
  });
  return new Promise<Imported>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(badInput('the file takes too long to read; save it as CSV')),
      LONGEST_MS,
    );
    const end = (): void => {
      clearTimeout(timer);
      void thread.terminate();
    };
    thread.once('message', (answer: ThreadAnswer) => {
      end();
      if (answer.ok) resolve(answer.imported);
      else reject(badInput(answer.message));
    });
    thread.once('error', (cause: NodeJS.ErrnoException) => {
      end();
      const isMemory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(
        isMemory ? badInput('the file takes too much memory; save the list alone, as CSV', { cause }) : cause,
      );
    });
    thread.postMessage(task);
  }).finally(() => void thread.terminate());
}
