/** The action of `tirazh worker`: threads, signals, and what it tells on stdout. */
import { availableParallelism } from 'node:os';
import { parseRedisAddress } from '../../terminal/redisAddress.ts';
import { stopSignals } from '../runner/stopSignals.ts';
import { serveCluster, type WorkerEvent } from './clusterWorker.ts';

export interface WorkerOptions {
  readonly cluster: string;
  readonly workers?: number;
  readonly json?: boolean;
  /** Of this program. */
  readonly version: string;
}

function wordsOf(told: WorkerEvent): string {
  switch (told.event) {
    case 'ready':
      return `worker ${told.worker}: ${told.threads} threads for the simulations on ${told.redis}; Ctrl-C stops it`;
    case 'joined':
      return `run ${told.run}: joined`;
    case 'refused':
      return `run ${told.run}: refused, ${told.reason}`;
    case 'left':
      return `run ${told.run}: over, ${told.blocks} blocks were run here`;
    case 'waiting':
      return told.reason;
    case 'stopped':
      return 'stopped';
  }
}

/** Serves until Ctrl-C or a kill, which is the ordinary end: exit code 0. @throws TirazhError when Redis cannot be reached */
export async function runWorker({ cluster, workers, json, version }: WorkerOptions): Promise<void> {
  const address = parseRedisAddress('--cluster', cluster);
  const stop = stopSignals();
  try {
    await serveCluster({
      address,
      threads: workers ?? availableParallelism(),
      program: version,
      signal: stop.signal,
      log: (told) => console.log(json ? JSON.stringify(told) : wordsOf(told)),
    });
  } finally {
    stop.release();
  }
}
