/** What the laboratory's threads do, and the shapes that go to them and come back. */
import type { ForeignPlan } from './foreignSamples.ts';
import type { Area } from './laboratoryTest.ts';
import type { KnownLimits } from './limits/knownLimits.ts';
import type { Scale } from './scale.ts';
import type { StructuralCheck } from './structure/structuralCheck.ts';

/** Somebody's words and how they are divided; shared by all threads. */
export interface ForeignWords {
  readonly words: Uint32Array<SharedArrayBuffer>;
  readonly plan: ForeignPlan;
}

/** One stream through the tests of an area. */
export interface StreamTask {
  readonly kind: 'stream';
  readonly seed: Uint8Array;
  readonly area: Area;
  /** Begins the labels of the keys of our own generator. */
  readonly use: string;
  readonly stream: number;
  readonly scale: Scale;
  /** Undefined for our own generator. */
  readonly foreign: ForeignWords | undefined;
  /** Ids of the tests to run; all of the area's where it is undefined. */
  readonly only: readonly string[] | undefined;
}

export interface StreamResult {
  /** In the order of the tests; NaN for one that cannot be run. */
  readonly pValues: readonly number[];
  /** What no other stream may have: see `streamMarks.ts`. */
  readonly marks: readonly string[];
}

/** One stream of a planted bias through the bias's tests. */
export interface PlantedTask {
  readonly kind: 'planted';
  readonly seed: Uint8Array;
  readonly bias: string;
  readonly stream: number;
  readonly scale: Scale;
}

export interface PlantedResult {
  readonly pValues: readonly number[];
}

/** What needs no statistics. */
export interface FactsTask {
  readonly kind: 'facts';
  readonly seed: Uint8Array;
}

export interface FactsResult {
  readonly checks: readonly StructuralCheck[];
  readonly limits: KnownLimits;
}

export type LaboratoryTask = StreamTask | PlantedTask | FactsTask;
