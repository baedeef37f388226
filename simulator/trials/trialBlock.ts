/**
 * A block of trials: what is seeded, handed to a worker and repeated if one dies. The trials of a block depend on the
 * scenario and the block's number alone.
 */
import { deriveKeyBytes, keyWords } from '../../engine/random/deriveKey.ts';
import { doubleSource } from '../samplers/randomDoubles.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { addColumn } from './distribution.ts';
import { addColumnToMoments } from './exactMoments.ts';
import { METRIC_IDS } from './metricColumns.ts';
import type { TrialPlan } from './prepareTrials.ts';
import { blockInfo } from './simulationKeys.ts';
import { stratumOf, stratumStart } from './strata.ts';
import { emptyTally, type Tally } from './tally.ts';
import { CHUNK_TRIALS, TrialBench } from './trialBench.ts';
import { appendRows, type TrialRows } from './trialRows.ts';

/** Trials of a block, but for full series. */
export const BLOCK_TRIALS = 4096;
/** A trial that shuffles whole series takes milliseconds. */
const FULL_BLOCK_TRIALS = 16;

export const blockTrialsOf = (mode: Scenario['mode']): number =>
  mode === 'full' ? FULL_BLOCK_TRIALS : BLOCK_TRIALS;

/** Blocks of a run; the last may have fewer trials. */
export const blockCount = ({ mode, trials }: Scenario): number => Math.ceil(trials / blockTrialsOf(mode));

/** The tally of one block. As `addBlock`, into an empty tally. */
export function runBlock(plan: TrialPlan, block: number, rows?: TrialRows): Tally {
  const tally = emptyTally(plan);
  addBlock(tally, block, rows);
  return tally;
}

/**
 * Runs the trials of a block and adds them to a tally.
 * @param block from 0, below `blockCount`
 * @param rows the trials are appended to them, in order
 * @throws RangeError for a block that the run has not
 */
export function addBlock(tally: Tally, block: number, rows?: TrialRows): void {
  const { scenario, keys } = tally.plan;
  if (!Number.isInteger(block) || block < 0 || block >= blockCount(scenario)) {
    throw new RangeError(`block: expected an integer 0 to ${blockCount(scenario) - 1}, got ${block}`);
  }
  const source = doubleSource(keyWords(deriveKeyBytes(keys.secret, keys.salt, blockInfo(block))));
  const bench = new TrialBench(tally.plan, tally.jackpots);
  const size = blockTrialsOf(scenario.mode);
  const end = Math.min((block + 1) * size, scenario.trials);
  for (let first = block * size; first < end; first += CHUNK_TRIALS) {
    const count = Math.min(CHUNK_TRIALS, end - first);
    for (let slot = 0; slot < count; slot++) bench.run(source, first + slot, slot);
    if (rows) appendRows(rows, first, bench.metrics, count);
    addChunk(tally, bench, first, count);
  }
}

/** Adds a chunk of trials. @param first number of its first trial */
function addChunk(tally: Tally, bench: TrialBench, first: number, count: number): void {
  const { plan } = tally;
  tally.trials += count;
  tally.everNegative += negatives(bench.metrics[LOWEST]!, count);
  for (const [i, column] of bench.metrics.entries()) {
    toUnits(column, count, plan.columnUnits[i]!);
    addColumn(tally.columns[i]!, column, count);
  }
  addStrata(tally, bench.metrics[INSTANT_WON]!, first, count);
  for (const [c, balances] of bench.balances.entries()) {
    addColumn(tally.fan[c]!.balance, balances, count);
    tally.fan[c]!.negative += negatives(balances, count);
  }
  for (const [tier, sold] of bench.tierSold.entries()) addTier(tally, tier, sold, count);
  for (const [i, wins] of bench.winsByStep.entries()) tally.winsByStep[i]! += BigInt(wins);
  bench.clearSums();
}

const LOWEST = METRIC_IDS.indexOf('lowestBalanceTenge');
const INSTANT_WON = METRIC_IDS.indexOf('instantWonTenge');

function toUnits(column: Float64Array, count: number, unit: number): void {
  if (unit !== 1) for (let i = 0; i < count; i++) column[i]! /= unit;
}

function negatives(values: Float64Array, count: number): number {
  let negative = 0;
  for (let i = 0; i < count; i++) if (values[i]! < 0) negative++;
  return negative;
}

function addStrata(tally: Tally, units: Float64Array, first: number, count: number): void {
  const { minimum: least, maximum: most } = tally.columns[INSTANT_WON]!.histogram;
  let from = 0;
  for (let stratum = stratumOf(first); from < count; stratum++) {
    const to = Math.min(count, stratumStart(stratum + 1) - first);
    addColumnToMoments(tally.strata[stratum]!, units, { from, to, least, most });
    from = to;
  }
}

function addTier(tally: Tally, tier: number, sold: Float64Array, count: number): void {
  const { plan } = tally;
  const printed = plan.outcomeCounts[tier + 1]! * plan.series.length;
  const into = tally.tiers[tier]!;
  for (let i = 0; i < count; i++) if (sold[i] === printed) into.exhausted++;
  addColumnToMoments(into.sold, sold, { from: 0, to: count, least: 0, most: printed });
}
