/** The laboratory's threads: a typed door to `laboratory.worker.ts`. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { received } from '../../engine/pool/crossing.ts';
import type {
  FactsResult,
  FactsTask,
  PlantedResult,
  PlantedTask,
  StreamResult,
  StreamTask,
} from './tasks.ts';

const WORKER = fileURLToPath(new URL('./laboratory.worker.ts', import.meta.url));

export interface LaboratoryPool {
  run(task: StreamTask): Promise<StreamResult>;
  run(task: PlantedTask): Promise<PlantedResult>;
  run(task: FactsTask): Promise<FactsResult>;
  /** Ends the threads; running tasks are abandoned. */
  close(): Promise<void>;
}

/** @param threads 1 or more; `onDone` is called after every task */
export function laboratoryPool(threads: number, onDone: () => void): LaboratoryPool {
  const piscina = new Piscina({ filename: WORKER, minThreads: threads, maxThreads: threads });
  return {
    async run<Result>(task: object): Promise<Result> {
      const result = received<Result>(await piscina.run(task));
      onDone();
      return result;
    },
    close: () => piscina.destroy(),
  } as LaboratoryPool;
}
