/** What the worker threads do, and the shapes that go to them and come back. */
import type { DrawPlan } from '../draw/drawPlan.ts';
import type { ProvedPick } from '../draw/transcript.ts';
import type { SeriesCommitment } from '../series/commitSeries.ts';
import type { LotteryTerms } from '../terms/lotteryTerms.ts';

export interface FreezeTask {
  /** One entry a line, UTF-8. */
  readonly lines: Uint8Array;
}

export interface FreezeResult {
  readonly count: number;
  /** Hex. */
  readonly root: string;
  /** The entries in order, one a line; transferred. */
  readonly lines: Uint8Array<ArrayBuffer>;
}

/** Frozen entries as tasks name them: `lines` is read only when the worker does not hold `root` already. */
export interface FrozenList {
  /** Hex; the worker refuses lines that do not give it. */
  readonly root: string;
  /** Backed by a SharedArrayBuffer, so that passing it costs nothing. */
  readonly lines: Uint8Array<SharedArrayBuffer>;
}

export interface PickTask {
  readonly plan: DrawPlan;
  /** In the order of the plan's contributors, 32 bytes each. */
  readonly secrets: readonly Uint8Array[];
  readonly entries: FrozenList;
}

export interface PickResult {
  /** 64 bytes. */
  readonly seed: Uint8Array;
  readonly picks: readonly ProvedPick[];
}

export interface ProveTask {
  readonly entry: string;
  readonly entries: FrozenList;
}

/** Where an entry stands in a frozen list; null where it does not. */
export type ProveResult = { readonly index: number; readonly path: readonly string[] } | null;

export interface PrintTask {
  readonly terms: LotteryTerms;
  readonly series: number;
  /** The custodians' secrets, 32 bytes each. */
  readonly secrets: readonly Uint8Array[];
}

export interface PrintResult {
  /** The print run as an Arrow IPC file; transferred. */
  readonly arrow: Uint8Array<ArrayBuffer>;
  readonly commitment: SeriesCommitment;
  /** 12-digit draw numbers as integers, ascending; transferred. */
  readonly drawNumbers: Float64Array<ArrayBuffer>;
  readonly elapsedMs: { readonly tickets: number; readonly commitment: number; readonly arrow: number };
}

export interface OpenTask {
  /** A print run as an Arrow IPC file. */
  readonly arrow: Uint8Array;
}

export interface OpenResult {
  readonly terms: LotteryTerms;
  /** Computed anew from the tickets. */
  readonly commitment: SeriesCommitment;
  /** 12-digit draw numbers as integers, ascending; transferred. */
  readonly drawNumbers: Float64Array<ArrayBuffer>;
}
