/** Worker thread: freezes entries, picks winners with the Mersenne Twister, proves entries. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { planHash } from '../draw/drawPlan.ts';
import { drawSeed } from '../draw/drawSeed.ts';
import { type FrozenEntries, freezeEntries } from '../draw/entries.ts';
import { pick } from '../draw/pick.ts';
import { namePicks, provePicks } from '../draw/transcript.ts';
import { checkFailed } from '../errors.ts';
import { carryingFaults } from './crossing.ts';
import type {
  FreezeResult,
  FreezeTask,
  FrozenList,
  PickResult,
  PickTask,
  ProveResult,
  ProveTask,
} from './tasks.ts';
import { transferred } from './transferred.ts';

/** Lists kept ready: the draw on air and the one before it. */
const LISTS_KEPT = 2;
/** By root; the oldest first. */
const lists = new Map<string, FrozenEntries>();

function listOf({ root, lines }: FrozenList): FrozenEntries {
  const known = lists.get(root);
  if (known) return known;
  const frozen = freezeEntries(lines.slice());
  if (bytesToHex(frozen.root) !== root) {
    throw checkFailed(`the stored entries give root ${bytesToHex(frozen.root)}, they were frozen as ${root}`);
  }
  lists.set(root, frozen);
  if (lists.size > LISTS_KEPT) lists.delete(lists.keys().next().value!);
  return frozen;
}

function freezeLines({ lines }: FreezeTask): FreezeResult {
  const frozen = freezeEntries(lines);
  const sorted = frozen.lines() as Uint8Array<ArrayBuffer>;
  return transferred({ count: frozen.count, root: bytesToHex(frozen.root), lines: sorted }, [sorted.buffer]);
}

function pickFrom({ plan, secrets, entries }: PickTask): PickResult {
  const list = listOf(entries);
  const seed = drawSeed({ secrets, beacon: null, entriesRoot: list.root, planHash: planHash(plan) });
  const picks = namePicks(plan, pick(seed, list.count, plan.winners, plan.reserves), list);
  return { seed, picks: provePicks(picks, list) };
}

function prove({ entry, entries }: ProveTask): ProveResult {
  const list = listOf(entries);
  const index = list.indexOf(entry);
  return index < 0 ? null : { index, path: list.proof(index).map((hash) => bytesToHex(hash)) };
}

export const freeze = carryingFaults(freezeLines);
export const pickWinners = carryingFaults(pickFrom);
export const proveEntry = carryingFaults(prove);
