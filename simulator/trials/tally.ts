/**
 * The sum of any number of trials: whole numbers only, so that merging is exact, and the same trials give the same tally
 * however they were grouped, in whatever order. Its size does not depend on the number of trials.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { canonicalBytes } from '../../engine/encoding/canonicalJson.ts';
import { badInput } from '../../engine/errors.ts';
import {
  type Distribution,
  decodeDistribution,
  emptyDistribution,
  encodeDistribution,
  mergeDistribution,
} from './distribution.ts';
import { decodeMoments, type ExactMoments, encodeMoments, mergeMoments, noMoments } from './exactMoments.ts';
import { COLUMN_COUNT, FAN_BINS, METRIC_BINS } from './metricColumns.ts';
import type { TrialPlan } from './prepareTrials.ts';
import { RESULT_VERSION } from './simulationResult.ts';
import { strataCount } from './strata.ts';
import type { JackpotCounts } from './trialBench.ts';
import { VarintReader, VarintWriter } from './varint.ts';

export const TALLY_VERSION = 'tirazh/tally/v1';
const VERSION_BYTES = new TextEncoder().encode(TALLY_VERSION);

export interface FanTally {
  readonly balance: Distribution;
  /** Trials with a balance below 0. */
  negative: number;
}

export interface TierTally {
  /** Tickets sold in the end, all series together. */
  readonly sold: ExactMoments;
  /** Trials in which no ticket of the tier is left in any series. */
  exhausted: number;
}

export interface Tally {
  readonly plan: TrialPlan;
  trials: number;
  /** Trials whose fund was negative at some checkpoint. */
  everNegative: number;
  /** In the order of `metricColumns`, in lattice units of each. */
  readonly columns: readonly Distribution[];
  /** One a checkpoint. */
  readonly fan: readonly FanTally[];
  readonly tiers: readonly TierTally[];
  /** Winning tickets sold in each step, by tier: checkpoints × tiers. */
  readonly winsByStep: BigInt64Array;
  /** One a series. */
  readonly jackpots: readonly JackpotCounts[];
  /** Instant prizes won, in units of the column, of trials in growing ranges of their number: see `strata`. */
  readonly strata: readonly ExactMoments[];
}

export function emptyTally(plan: TrialPlan): Tally {
  const steps = plan.timeline.checkpoints.length;
  const times = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
  return {
    plan,
    trials: 0,
    everNegative: 0,
    columns: times(COLUMN_COUNT, () => emptyDistribution(METRIC_BINS)),
    fan: times(steps, () => ({ balance: emptyDistribution(FAN_BINS), negative: 0 })),
    tiers: times(plan.tierCount, () => ({ sold: noMoments(), exhausted: 0 })),
    winsByStep: new BigInt64Array(steps * plan.tierCount),
    jackpots: times(plan.series.length, () => ({
      first: new Float64Array(steps),
      last: new Float64Array(steps),
    })),
    strata: times(strataCount(plan.scenario.trials), noMoments),
  };
}

const sameRun = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, i) => byte === b[i]);

/**
 * Adds the trials of `from`, which stays as it is; no trial may be in both.
 * @throws TirazhError BAD_INPUT for tallies of different scenarios
 */
export function mergeTally(into: Tally, from: Tally): void {
  if (into.plan !== from.plan && !sameRun(into.plan.keys.salt, from.plan.keys.salt)) {
    throw badInput('tallies of different scenarios cannot be merged');
  }
  into.trials += from.trials;
  into.everNegative += from.everNegative;
  for (const [i, column] of from.columns.entries()) mergeDistribution(into.columns[i]!, column);
  for (const [c, { balance, negative }] of from.fan.entries()) {
    mergeDistribution(into.fan[c]!.balance, balance);
    into.fan[c]!.negative += negative;
  }
  for (const [i, { sold, exhausted }] of from.tiers.entries()) {
    mergeMoments(into.tiers[i]!.sold, sold);
    into.tiers[i]!.exhausted += exhausted;
  }
  for (const [i, wins] of from.winsByStep.entries()) into.winsByStep[i]! += wins;
  for (const [i, { first, last }] of from.jackpots.entries()) {
    addCounts(into.jackpots[i]!.first, first);
    addCounts(into.jackpots[i]!.last, last);
  }
  for (const [i, stratum] of from.strata.entries()) mergeMoments(into.strata[i]!, stratum);
}

function addCounts(into: Float64Array, from: Float64Array): void {
  for (let i = 0; i < from.length; i++) into[i]! += from[i]!;
}

/** Canonical: equal tallies give equal bytes. The version's name, the scenario's 32-byte hash (without trials), then numbers. */
export function encodeTally(tally: Tally): Uint8Array<ArrayBuffer> {
  const writer = new VarintWriter();
  writer.writeBytes(VERSION_BYTES);
  writer.writeBytes(tally.plan.keys.salt);
  writer.write(tally.trials);
  writer.write(tally.everNegative);
  for (const column of tally.columns) encodeDistribution(writer, column);
  for (const { balance, negative } of tally.fan) {
    encodeDistribution(writer, balance);
    writer.write(negative);
  }
  for (const { sold, exhausted } of tally.tiers) {
    encodeMoments(writer, sold);
    writer.write(exhausted);
  }
  for (const wins of tally.winsByStep) writer.write(wins);
  for (const { first, last } of tally.jackpots) {
    for (const count of first) writer.write(count);
    for (const count of last) writer.write(count);
  }
  // Strata that no trial is in are left out, so that a longer run's tally of the same trials is the same.
  const used = tally.strata.findLastIndex(({ count }) => count > 0) + 1;
  writer.write(used);
  for (const stratum of tally.strata.slice(0, used)) encodeMoments(writer, stratum);
  return writer.bytes();
}

/** @throws TirazhError BAD_INPUT for bytes that are damaged, cut off, or of another version or scenario */
export function decodeTally(plan: TrialPlan, bytes: Uint8Array): Tally {
  const reader = new VarintReader(bytes);
  if (!sameRun(VERSION_BYTES, reader.readBytes(VERSION_BYTES.length))) {
    throw badInput(`tally: expected one of version ${TALLY_VERSION}; run these trials again`);
  }
  if (!sameRun(plan.keys.salt, reader.readBytes(plan.keys.salt.length))) {
    throw badInput('tally: it belongs to another scenario, seed or mode');
  }
  const tally = emptyTally(plan);
  readNumbers(tally, reader);
  if (!reader.atEnd) throw badInput('tally: more bytes than expected; run these trials again');
  return tally;
}

function readNumbers(tally: Tally, reader: VarintReader): void {
  const share = (): number => reader.number(0, tally.trials);
  tally.trials = reader.number(0);
  tally.everNegative = share();
  for (const column of tally.columns) decodeDistribution(reader, column, tally.trials);
  for (const point of tally.fan) {
    decodeDistribution(reader, point.balance, tally.trials);
    point.negative = share();
  }
  for (const tier of tally.tiers) {
    Object.assign(tier.sold, decodeMoments(reader));
    tier.exhausted = share();
  }
  for (let i = 0; i < tally.winsByStep.length; i++) tally.winsByStep[i] = reader.bigint();
  for (const { first, last } of tally.jackpots) {
    for (const counts of [first, last]) for (let c = 0; c < counts.length; c++) counts[c] = share();
  }
  const used = reader.number(0, tally.strata.length);
  for (let i = 0; i < used; i++) Object.assign(tally.strata[i]!, decodeMoments(reader));
}

/**
 * SHA-256 over the canonical JSON of the version, the scenario's hash without trials, the seed and the number of trials,
 * followed by the encoded tally: the same for any number of workers or machines. 64 hex digits.
 */
export function tallyDigest(tally: Tally): string {
  const { keys, scenario } = tally.plan;
  const head = canonicalBytes({
    version: RESULT_VERSION,
    scenario: bytesToHex(keys.salt),
    seed: scenario.seed,
    trials: tally.trials,
  });
  return bytesToHex(sha256(concatBytes(head, encodeTally(tally))));
}
