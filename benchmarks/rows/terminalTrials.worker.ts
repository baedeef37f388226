/** A share of the terminal trials, run once for every message. */
import { parentPort, workerData } from 'node:worker_threads';
import { fixedDrawsSampler } from '../../simulator/samplers/fixedDrawsSampler.ts';
import { doubleSource } from '../../simulator/samplers/randomDoubles.ts';

const { counts, sold, trials, key } = workerData as {
  counts: Int32Array;
  sold: number;
  trials: number;
  key: number;
};
const source = doubleSource(Uint32Array.of(5489, key));
const sampler = fixedDrawsSampler(counts, sold);
const out = new Int32Array(counts.length);

parentPort!.on('message', () => {
  for (let i = 0; i < trials; i++) sampler.fill(source, out);
  parentPort!.postMessage('done');
});
