/** What `tirazh certify` finds: plain data, the same bytes for any number of threads. */

import type { TestVerdict } from './judge.ts';
import type { Area } from './laboratoryTest.ts';
import type { KnownLimits } from './limits/knownLimits.ts';
import type { PlantedVerdict } from './planted/plantedVerdict.ts';
import type { Scale } from './scale.ts';
import type { StructuralCheck } from './structure/structuralCheck.ts';

export const CERTIFICATE_VERSION = 'tirazh/certificate/v1';

export interface AreaVerdict {
  readonly area: Area;
  /** Independent streams; 0 where the words did not reach and nothing was tested. */
  readonly streams: number;
  readonly tests: readonly TestVerdict[];
}

export interface Certificate {
  readonly version: typeof CERTIFICATE_VERSION;
  /** All tests and checks held, and every planted bias was caught. */
  readonly passed: boolean;
  /** The laboratory's seed, hex: of our own generator's keys and of the planted biases. */
  readonly seed: string;
  /** Somebody's generator; null for ours. `words` were looked at. */
  readonly foreign: { readonly name: string; readonly words: number } | null;
  readonly scale: Scale;
  /** The chance that a fair generator fails. */
  readonly falseAlarmRate: number;
  readonly areas: readonly AreaVerdict[];
  /** Single p-values below 1 %, two-sided, and the chance of so many or more if all were independent. */
  readonly belowOnePercent: {
    readonly count: number;
    readonly of: number;
    readonly expected: number;
    readonly p: number;
  };
  readonly checks: readonly StructuralCheck[];
  readonly planted: readonly PlantedVerdict[];
  /** Of MT19937; null for somebody's generator, of which nothing is known. */
  readonly limits: KnownLimits | null;
  /** What was left out, and why. */
  readonly notes: readonly string[];
}
