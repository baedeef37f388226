/** The one room with threads: typed doors to the workers. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { received } from './crossing.ts';
import type {
  FreezeResult,
  FreezeTask,
  OpenResult,
  OpenTask,
  PickResult,
  PickTask,
  PrintResult,
  PrintTask,
  ProveResult,
  ProveTask,
} from './tasks.ts';

const workerPath = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const DRAW_WORKER = workerPath('./draw.worker.ts');
const SERIES_WORKER = workerPath('./series.worker.ts');

export interface WorkerPool {
  /** Sorts and hashes entries. @throws TirazhError BAD_INPUT as `freezeEntries` does */
  freeze(task: FreezeTask): Promise<FreezeResult>;
  /** Picks winners and reserves from frozen entries. */
  pickWinners(task: PickTask): Promise<PickResult>;
  proveEntry(task: ProveTask): Promise<ProveResult>;
  /** Makes a whole series. */
  print(task: PrintTask): Promise<PrintResult>;
  /** Reads a print run's file and commits to it anew. */
  open(task: OpenTask): Promise<OpenResult>;
  /** Ends the threads; running tasks are abandoned. */
  close(): Promise<void>;
}

/**
 * Starts the workers. Proofs have a thread of their own: however many players ask for theirs, no draw waits.
 * @param threads how many workers may freeze, pick and print at once
 */
export function createPool(threads: number): WorkerPool {
  const settings = { idleTimeout: 30_000, filename: DRAW_WORKER };
  const draws = new Piscina({ ...settings, minThreads: 1, maxThreads: threads });
  const proofs = new Piscina({ ...settings, minThreads: 0, maxThreads: 1 });
  const run = async <Result>(piscina: Piscina, name: string, task: object, filename = DRAW_WORKER) =>
    received<Result>(await piscina.run(task, { name, filename }));
  return {
    freeze: (task) => run(draws, 'freeze', task),
    pickWinners: (task) => run(draws, 'pickWinners', task),
    proveEntry: (task) => run(proofs, 'proveEntry', task),
    print: (task) => run(draws, 'print', task, SERIES_WORKER),
    open: (task) => run(draws, 'open', task, SERIES_WORKER),
    async close() {
      await Promise.all([draws.destroy(), proofs.destroy()]);
    },
  };
}
