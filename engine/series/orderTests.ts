/**
 * Tests of how winners lie along the series: in runs, and among the packs. Under a fair shuffle their number is
 * fixed and every order of them equally likely, so means and variances are known exactly.
 */
import { logTwoSided, logUpperTail } from './chiSquareTail.ts';
import { type ContingencyTable, goodnessOfFit, type Independence } from './gTest.ts';
import { logHypergeometricMass } from './hypergeometricTail.ts';

/** Fewer packs than this are too few for a law in the large. */
const LEAST_PACKS = 50;
/** Fewer winners or losers than this are too few for the runs. */
const LEAST_OF_EACH = 100;

const total = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
};

/**
 * The runs test: how often the series changes from winner to loser or back.
 * Source: A. Wald and J. Wolfowitz, "On a test whether two samples are from the same population", Ann. Math. Statist.
 * 11(2), 1940.
 */
export function runsTest(won: Uint8Array): Independence | undefined {
  const n = won.length;
  const winners = total(won);
  const losers = n - winners;
  if (Math.min(winners, losers) < LEAST_OF_EACH) return undefined;
  let runs = 1;
  for (let i = 1; i < n; i++) if (won[i] !== won[i - 1]) runs++;
  const product = 2 * winners * losers;
  const mean = product / n + 1;
  const variance = (product * (product - n)) / (n * n * (n - 1));
  const statistic = (runs - mean) ** 2 / variance;
  return { statistic, degreesOfFreedom: 1, logP: logUpperTail(statistic, 1) };
}

/** 0s and 1s, 32 to a word from the lowest bit, with a word of zeros after them. */
function packBits(bits: Uint8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil(bits.length / 32) + 1);
  for (let i = 0; i < bits.length; i++) words[i >>> 5]! |= bits[i]! << (i & 31);
  return words;
}

/** The number of ones in a word (H. S. Warren, Hacker's Delight, §5-1). */
function popCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * For each lag of 1 to `maxLag`: losers and winners by whether the ticket `lag` further on wins, the series taken as a
 * ring. 32 tickets at a time, for there are many lags.
 */
export function* neighbourTables(won: Uint8Array, maxLag: number): Generator<ContingencyTable> {
  const n = won.length;
  const winners = total(won);
  const words = packBits(won);
  for (let lag = 1; lag <= maxLag; lag++) {
    const wordLag = lag >>> 5;
    const bitLag = lag & 31;
    let both = 0;
    for (let k = 0; k + wordLag + 1 < words.length; k++) {
      const low = words[k + wordLag]! >>> bitLag;
      // A shift by 32 is none in JavaScript.
      const high = bitLag === 0 ? 0 : words[k + wordLag + 1]! << (32 - bitLag);
      both += popCount(words[k]! & (low | high));
    }
    for (let i = n - lag; i < n; i++) both += won[i]! & won[i + lag - n]!;
    const one = winners - both;
    yield { levels: 2, groups: 2, counts: [n - both - 2 * one, one, one, both] };
  }
}

/** Winners in each whole pack. */
function winnersByPack(won: Uint8Array, packTickets: number): Uint16Array {
  const packs = new Uint16Array(Math.floor(won.length / packTickets));
  for (let i = 0; i < packs.length * packTickets; i++) packs[Math.floor(i / packTickets)]! += won[i]!;
  return packs;
}

/**
 * Whether packs differ in their winners more, or less, than chance: a "guaranteed" number a pack is a leak too, for
 * who has opened 29 tickets then knows the last. Pearson's sum over the packs, two-sided, against a gamma law with its
 * mean and variance.
 */
export function packDispersionTest(won: Uint8Array, packTickets: number): Independence | undefined {
  const packs = winnersByPack(won, packTickets);
  const n = won.length;
  const share = total(won) / n;
  if (packs.length < LEAST_PACKS || packTickets < 2 || share === 0 || share === 1) return undefined;
  const mean = packTickets * share;
  const cellVariance = mean * (1 - share);
  let sum = 0;
  for (const winners of packs) sum += (winners - mean) ** 2 / cellVariance;
  // A pack is a hypergeometric draw: its variance is below the binomial one by (n − m) / (n − 1).
  const expected = (packs.length * (n - packTickets)) / (n - 1);
  // Fourth central moment of a binomial: Var((x − μ)² / σ²) = 2 + (1 − 6 p q) / (m p q), the 2 less 2 / m.
  const variance =
    packs.length *
    (2 - 2 / packTickets + (1 - 4 * share * (1 - share)) / (packTickets * share * (1 - share)));
  const scale = variance / (2 * expected);
  const degreesOfFreedom = expected / scale;
  const statistic = sum / scale;
  return { statistic, degreesOfFreedom, logP: logTwoSided(statistic, degreesOfFreedom) };
}

/** How many packs hold 0, 1, 2, … winners, against the hypergeometric law. */
export function packHistogramTest(won: Uint8Array, packTickets: number): Independence | undefined {
  const packs = winnersByPack(won, packTickets);
  if (packs.length < LEAST_PACKS) return undefined;
  const n = won.length;
  const winners = total(won);
  const counts = Array.from({ length: packTickets + 1 }, () => 0);
  for (const x of packs) counts[x]!++;
  return goodnessOfFit(
    counts,
    counts.map((_, x) => packs.length * Math.exp(logHypergeometricMass(x, winners, packTickets, n))),
  );
}
