/** The bench: scenario A, scenario B beside it when two are compared, and the preset they began as. */
import type { Json } from './json.ts';
import { PRESETS, type PresetId } from './presets.ts';

export type Side = 'a' | 'b';

export interface Bench {
  /** What "reset" goes back to. */
  readonly preset: PresetId;
  /** Drafts: the JSON of a scenario as far as it has been typed. */
  readonly a: Json;
  readonly b: Json | null;
}

export const benchOf = (preset: PresetId): Bench => ({ preset, a: PRESETS[preset], b: null });

/** The same bench with another draft on one side. */
export const withDraft = (bench: Bench, side: Side, draft: Json): Bench => ({ ...bench, [side]: draft });

export const draftOf = (bench: Bench, side: Side): Json =>
  side === 'b' && bench.b !== null ? bench.b : bench.a;
