/** The threads that run blocks of trials: a typed door to `trials.worker.ts`. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { received } from '../../engine/pool/crossing.ts';
import type { TrialAnswer, TrialTask } from './trialTask.ts';

const WORKER = fileURLToPath(new URL('./trials.worker.ts', import.meta.url));

export interface TrialPool {
  readonly threads: number;
  run(task: TrialTask): Promise<TrialAnswer>;
  /** Ends the threads; running tasks are abandoned. */
  close(): Promise<void>;
}

/** @param threads 1 or more; they start with the first tasks */
export function trialPool(threads: number): TrialPool {
  const piscina = new Piscina({ filename: WORKER, minThreads: threads, maxThreads: threads });
  return {
    threads,
    run: async (task) => received<TrialAnswer>(await piscina.run(task)),
    close: () => piscina.destroy(),
  };
}
