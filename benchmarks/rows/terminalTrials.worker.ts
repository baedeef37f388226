/** Takes blocks of terminal trials as long as there are any, once for every message. */
import { parentPort, workerData } from 'node:worker_threads';
import { fixedDrawsSampler } from '../../simulator/samplers/fixedDrawsSampler.ts';
import { doubleSource } from '../../simulator/samplers/randomDoubles.ts';

const { counts, sold, trials, block, taken, key } = workerData as {
  counts: Int32Array;
  sold: number;
  trials: number;
  block: number;
  /** Trials that some worker has taken. */
  taken: Int32Array;
  key: number;
};
const source = doubleSource(Uint32Array.of(5489, key));
const sampler = fixedDrawsSampler(counts, sold);
const out = new Int32Array(counts.length);

parentPort!.on('message', () => {
  while (Atomics.add(taken, 0, block) < trials) {
    for (let i = 0; i < block; i++) sampler.fill(source, out);
  }
  parentPort!.postMessage('done');
});
