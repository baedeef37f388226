/**
 * A bench as the fragment of an address, `#s=…`: what was changed in its preset, and on side B what differs from A.
 * The preset is named with its hash: a link never opens as something that its author did not see.
 */
import { z } from 'zod';
import { canonicalHashHex } from '../../../engine/encoding/canonicalJson.ts';
import type { Bench } from '../draft/bench.ts';
import type { Json } from '../draft/json.ts';
import { type Change, difference, withChanges } from '../draft/jsonDifference.ts';
import { PRESET_IDS, PRESETS, type PresetId } from '../draft/presets.ts';
import { linkText, readLinkText } from './linkText.ts';

const LINK_VERSION = 1;
const HASH_DIGITS = 12;
const FRAGMENT = /^#s=(.+)$/;

const pathSchema = z.array(z.union([z.string(), z.int().min(0).max(100_000)])).max(50);
const changeSchema = z.union([z.tuple([pathSchema, z.json()]), z.tuple([pathSchema])]);
const linkSchema = z.strictObject({
  v: z.literal(LINK_VERSION),
  preset: z.enum(PRESET_IDS),
  hash: z.string(),
  a: z.array(changeSchema),
  b: z.array(changeSchema).nullable(),
});

export type ReadBench =
  | { readonly ok: true; readonly bench: Bench }
  /** `edition`: made with another edition of the preset; `broken`: cut short, altered or never a link. */
  | { readonly ok: false; readonly reason: 'broken' | 'edition' };

const presetHash = (preset: PresetId): string => canonicalHashHex(PRESETS[preset]).slice(0, HASH_DIGITS);

export async function benchFragment({ preset, a, b }: Bench): Promise<string> {
  const link = {
    v: LINK_VERSION,
    preset,
    hash: presetHash(preset),
    a: difference(PRESETS[preset], a),
    b: b && difference(a, b),
  };
  return `#s=${await linkText(JSON.stringify(link))}`;
}

/** Whether an address's fragment claims to be a bench. */
export const isBenchFragment = (fragment: string): boolean => fragment.startsWith('#s=');

export async function readBench(fragment: string): Promise<ReadBench> {
  try {
    const text = await readLinkText(FRAGMENT.exec(fragment)?.[1] ?? '?');
    const { preset, hash, a: changes, b: changesOfB } = linkSchema.parse(JSON.parse(text));
    if (hash !== presetHash(preset)) return { ok: false, reason: 'edition' };
    const a = withChanges(PRESETS[preset], changes as Change[]);
    const b: Json | null = changesOfB && withChanges(a, changesOfB as Change[]);
    return { ok: true, bench: { preset, a, b } };
  } catch {
    return { ok: false, reason: 'broken' };
  }
}
