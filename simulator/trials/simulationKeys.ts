/**
 * The keys of a simulation's generators. Trials are seeded by block, never by thread; the number of trials is in no key, so that
 * a longer run begins with the trials of a shorter one.
 *
 *     secret = the scenario's seed in UTF-8
 *     salt   = SHA-256 of the scenario's canonical JSON without `trials`, 32 bytes
 *     info   = `tirazh/simulate/v1` ‖ block, 8 bytes big-endian
 *     info   = `tirazh/simulate/series/v1` ‖ trial, 8 bytes big-endian ‖ series from 0, 4 bytes big-endian   (full mode)
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalHash } from '../../engine/encoding/canonicalJson.ts';
import type { Scenario } from '../scenario/scenario.ts';

const BLOCK_LABEL = utf8ToBytes('tirazh/simulate/v1');
const SERIES_LABEL = utf8ToBytes('tirazh/simulate/series/v1');

export interface SimulationKeys {
  readonly secret: Uint8Array;
  readonly salt: Uint8Array;
}

export function simulationKeys(scenario: Scenario): SimulationKeys {
  const { trials: _, ...rest } = scenario;
  return { secret: utf8ToBytes(scenario.seed), salt: canonicalHash(rest) };
}

/** @param block from 0 */
export function blockInfo(block: number): Uint8Array {
  const info = new Uint8Array(BLOCK_LABEL.length + 8);
  info.set(BLOCK_LABEL);
  new DataView(info.buffer).setBigUint64(BLOCK_LABEL.length, BigInt(block));
  return info;
}

/** Of the print run of one series in one trial. @param trial from 0 */
export function fullSeriesInfo(trial: number, series: number): Uint8Array {
  const info = new Uint8Array(SERIES_LABEL.length + 12);
  info.set(SERIES_LABEL);
  const view = new DataView(info.buffer);
  view.setBigUint64(SERIES_LABEL.length, BigInt(trial));
  view.setUint32(SERIES_LABEL.length + 8, series);
  return info;
}
