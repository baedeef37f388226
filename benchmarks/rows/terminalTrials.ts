/** How many tickets of each tier are among those sold: 1,000,000 trials of the 15 categories of 7S, half of a series sold. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { fixedDrawsSampler } from '../../simulator/samplers/fixedDrawsSampler.ts';
import { multivariateHypergeometric } from '../../simulator/samplers/multivariateHypergeometric.ts';
import { doubleSource } from '../../simulator/samplers/randomDoubles.ts';
import type { Peers } from '../peers/openPeers.ts';
import { peerRow } from '../peers/peerRow.ts';
import { type AnyRow, timed } from '../row.ts';
import { COUNTS, TICKETS } from './sevenS.ts';

const TRIALS = 1_000_000;
const WORKERS = 2;
const SOLD = TICKETS / 2;
const GROUP = '1,000,000 terminal trials of 7S, half sold';

/** Trials that a worker takes at once, as the runner hands out blocks: a disturbed core leaves more to the other. */
const BLOCK = 10_000;

/** Workers that stay alive between rounds and answer each message when no trials are left. */
function workersRow(): AnyRow {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const task = { counts: COUNTS, sold: SOLD, trials: TRIALS, block: BLOCK, taken };
  const path = new URL('./terminalTrials.worker.ts', import.meta.url);
  const workers = Array.from({ length: WORKERS }, (_, key) => {
    const worker = new Worker(path, { workerData: { ...task, key } });
    // The run ends without being told.
    worker.unref();
    return worker;
  });
  return {
    group: GROUP,
    name: `here, ${WORKERS} workers`,
    async run() {
      const startMs = performance.now();
      taken[0] = 0;
      const answers = workers.map((worker) => once(worker, 'message'));
      for (const worker of workers) worker.postMessage('start');
      await Promise.all(answers);
      return performance.now() - startMs;
    },
  };
}

export function terminalTrialRows(peers: Peers): AnyRow[] {
  const source = doubleSource(Uint32Array.of(5489));
  const sampler = fixedDrawsSampler(COUNTS, SOLD);
  const out = new Int32Array(COUNTS.length);
  return [
    timed(GROUP, 'here, one thread', () => {
      for (let i = 0; i < TRIALS; i++) sampler.fill(source, out);
    }),
    workersRow(),
    timed(GROUP, 'here, by marginals', () => {
      for (let i = 0; i < TRIALS; i++) multivariateHypergeometric(source, COUNTS, TICKETS, SOLD, out);
    }),
    peerRow(GROUP, 'NumPy marginals, MT19937', peers.numpy, 'terminal'),
    peerRow(GROUP, 'NumPy marginals, PCG64', peers.numpy, 'terminalPcg'),
  ];
}
