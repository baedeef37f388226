/** What a key gives, pinned: it changes only with a new version of the simulator, whose digests then change, too. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { beta } from './beta.ts';
import { binomial } from './binomial.ts';
import { fixedDrawsSampler } from './fixedDrawsSampler.ts';
import { gaussian } from './gaussian.ts';
import { hypergeometric } from './hypergeometric.ts';
import { multinomial } from './multinomial.ts';
import { multivariateHypergeometric } from './multivariateHypergeometric.ts';
import { pathIncrements } from './pathIncrements.ts';
import { type DoubleSource, doubleSource } from './randomDoubles.ts';
import { weightedChoice } from './weightedChoice.ts';

const COUNTS = Int32Array.of(72_000, 37_500, 726, 35, 2, 389_837);
const TOTAL = 500_100;

const fixed = fixedDrawsSampler(COUNTS, 123_456);
const choice = weightedChoice([5, 1, 3, 0.5]);
const steps: readonly [name: string, numbers: (source: DoubleSource, i: number) => ArrayLike<number>][] = [
  ['hypergeometric', (source, i) => [hypergeometric(source, 1 + i * 31, 5000, 40 + i)]],
  ['binomial', (source, i) => [binomial(source, i * 7, (i % 97) / 96)]],
  ['gaussian', (source) => [gaussian(source)]],
  ['beta', (source, i) => [beta(source, 0.2 + (i % 5), 0.7 + (i % 3))]],
  ['weightedChoice', (source) => [choice.choose(source)]],
  ['multinomial', (source, i) => filled(4, (out) => multinomial(source, i, [0.1, 0.2, 0.3, 0.4], out))],
  [
    'multivariateHypergeometric',
    (source, i) =>
      filled(6, (out) => multivariateHypergeometric(source, COUNTS, TOTAL, (i * 4999) % TOTAL, out)),
  ],
  ['fixedDrawsSampler', (source) => filled(6, (out) => fixed.fill(source, out))],
  [
    'pathIncrements',
    (source, i) =>
      filled(18, (out) => pathIncrements(source, COUNTS, Int32Array.of(i, 1000 + i, 250_000), out)),
  ],
];

function filled(length: number, fill: (out: Int32Array) => void): Int32Array {
  const out = new Int32Array(length);
  fill(out);
  return out;
}

/** SHA-256 of a thousand answers, each number with all its digits, and how many words they took by the next one. */
function digestOf(numbers: (source: DoubleSource, i: number) => ArrayLike<number>): string {
  const source = doubleSource(Uint32Array.of(0x7469, 0x7261, 0x7a68));
  const hash = createHash('sha256');
  for (let i = 0; i < 1000; i++) hash.update(`${Array.from(numbers(source, i)).join(',')}\n`);
  return hash.update(`${source.next()}`).digest('hex').slice(0, 16);
}

const PINNED = {
  hypergeometric: '43c6ba0defb699da',
  binomial: '780b38ab2a10b383',
  gaussian: '598ea4e827b8a2d7',
  beta: '92dce8e13ece0aec',
  weightedChoice: 'ea5e4428cf590fe5',
  multinomial: 'cbe1c8c595e72028',
  multivariateHypergeometric: '76955beb05d55f2c',
  fixedDrawsSampler: '620dbf33299ee86d',
  pathIncrements: 'bda9c0cd2f4c25d4',
};

it('gives the same answers and takes the same words for a key', () => {
  expect(Object.fromEntries(steps.map(([name, numbers]) => [name, digestOf(numbers)]))).toEqual(PINNED);
});
