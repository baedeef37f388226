/**
 * Re-derives a draw from its transcript (Draw v1, step 7), trusting nobody: not the file, not the server that
 * sent it. The command line and the check page run this same code.
 */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { TirazhError } from '../errors.ts';
import { verifyInclusion } from '../journal/merkleLog.ts';
import { leafHash } from '../kernel/treeHasher.ts';
import { commitmentOf } from './commitment.ts';
import { isQuicknet, openPlannedBeacon } from './drandBeacon.ts';
import { type DrawPlan, planHash } from './drawPlan.ts';
import { drawSeed } from './drawSeed.ts';
import { freezeEntries } from './entries.ts';
import { checkJournalEvidence } from './journalEvidence.ts';
import { expectSame, Mismatch } from './mismatch.ts';
import { pick } from './pick.ts';
import { type Transcript, transcriptDigest, transcriptSchema, transcriptText } from './transcript.ts';

/** The checks, in the order in which they run. */
export const CHECKS = [
  /** The file is canonical JSON of a transcript. */
  'form',
  /** The plan's hash is the plan's. */
  'plan',
  /** Every secret opens its contributor's commitment. */
  'commitments',
  /** The public beacon the plan names is genuine and later than closing. */
  'beacon',
  /** The seed follows from secrets, beacon, entries and plan. */
  'seed',
  /** The Mersenne Twister picks just these places from that seed. */
  'picks',
  /** Each picked entry stands in the frozen entries where the transcript says. */
  'inclusion',
  /** The digest is the file's. */
  'digest',
  /** The list of entries given gives the frozen root, and the picked entries stand in it. */
  'entries',
  /** Each step was journalled in order, under a signed checkpoint. */
  'journal',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** Picked indices that a check's detail lists. */
const SHOWN_INDICES = 12;

export type CheckResult =
  | { readonly name: CheckName; readonly outcome: 'passed'; readonly detail: string }
  /** Nothing to check: the plan names no beacon, no list was given, the draw was offline. */
  | { readonly name: CheckName; readonly outcome: 'absent'; readonly detail: string }
  | { readonly name: CheckName; readonly outcome: 'failed'; readonly detail: string };

export interface Verification {
  readonly ok: boolean;
  /** Null when not even the form holds. */
  readonly transcript: Transcript | null;
  /** All up to the first that failed. */
  readonly checks: readonly CheckResult[];
}

export interface VerifyOptions {
  /** The whole list of entries, one a line. */
  readonly entries?: Uint8Array;
  /** The journal's verifier key, known from elsewhere; without it the transcript's own is taken. */
  readonly journalKey?: string;
  /** Derives a rehearsal like a draw, for who says that it is none; without it a rehearsal is refused at its plan. */
  readonly acceptRehearsal?: boolean;
  /** Called while the list is read, with the share of it that is done, 0 to 1. */
  readonly onEntries?: (share: number) => void;
  /** Called after each check. */
  readonly onCheck?: (result: CheckResult) => void;
}

/** The bytes that the file must have. */
function canonicalFile(transcript: Transcript): Uint8Array {
  try {
    return utf8ToBytes(transcriptText(transcript));
  } catch (fault) {
    throw new Mismatch((fault as Error).message);
  }
}

/** Where two byte strings part, or −1 when they are the same. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const longer = Math.max(a.length, b.length);
  for (let i = 0; i < longer; i++) if (a[i] !== b[i]) return i;
  return -1;
}

function readTranscript(file: Uint8Array): Transcript {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
  } catch {
    throw new Mismatch('the file is not UTF-8 text');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (fault) {
    throw new Mismatch(`the file is not JSON: ${(fault as Error).message}`);
  }
  const parsed = transcriptSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new Mismatch(`${issue.path.join('.') || 'the file'}: ${issue.message}`);
  }
  const at = firstDifference(file, canonicalFile(parsed.data));
  if (at >= 0) throw new Mismatch(`byte ${at}: the file is not canonical JSON (RFC 8785) and a newline`);
  return parsed.data;
}

function checkPlan({ plan, planHash: stated }: Transcript, acceptRehearsal: boolean): string {
  expectSame('planHash', bytesToHex(planHash(plan)), stated);
  if (plan.rehearsal && !acceptRehearsal) {
    throw new Mismatch(`${plan.drawId} is a rehearsal: nothing was drawn in earnest`);
  }
  return `plan of ${plan.drawId}: ${plan.winners} winner(s), ${plan.reserves} reserve(s)`;
}

function checkCommitments({ plan, commitments, secrets }: Transcript): string {
  const names = plan.contributors.join(', ');
  expectSame('commitments', names, commitments.map(({ contributor }) => contributor).join(', '));
  expectSame('secrets', names, secrets.map(({ contributor }) => contributor).join(', '));
  for (const [i, { contributor, secret }] of secrets.entries()) {
    const opened = commitmentOf(plan.drawId, contributor, hexToBytes(secret));
    if (opened !== commitments[i]!.commitment) {
      throw new Mismatch(`the secret of ${contributor} does not open its commitment`);
    }
  }
  return `${secrets.length} secret(s) open their commitments: ${names}`;
}

/** The beacon's randomness, or null where the plan names none. */
function beaconOf({ plan, beacon }: Transcript): Uint8Array | null {
  const opened = openPlannedBeacon(plan, beacon);
  if (!opened.ok) throw new Mismatch(opened.reason);
  return opened.randomness;
}

/** What a genuine beacon proves depends on whether the chain is one that everybody knows. */
function beaconDetail({ entropy }: DrawPlan): string {
  if (entropy.kind === 'none') return 'the plan names no public beacon';
  const chain = isQuicknet(entropy)
    ? 'quicknet'
    : `chain ${entropy.chainHash}, whose key is the plan's word: compare it with the published one`;
  return `drand round ${entropy.round} is genuine and later than closing (${chain})`;
}

function checkSeed(transcript: Transcript, beacon: Uint8Array | null): string {
  const seed = drawSeed({
    secrets: transcript.secrets.map(({ secret }) => hexToBytes(secret)),
    beacon,
    entriesRoot: hexToBytes(transcript.entries.root),
    planHash: hexToBytes(transcript.planHash),
  });
  expectSame('seed', bytesToHex(seed), transcript.seed);
  return `the seed follows from secrets, ${beacon ? 'beacon, ' : ''}entries and plan`;
}

function checkPicks({ plan, entries, seed, picks }: Transcript): string {
  const { winners, reserves } = plan;
  if (winners + reserves > entries.count) {
    throw new Mismatch(`the plan picks ${winners + reserves}, there are ${entries.count} entries`);
  }
  const indices = pick(hexToBytes(seed), entries.count, winners, reserves);
  expectSame('picks', `${indices.length} picks`, `${picks.length} picks`);
  for (const [i, index] of indices.entries()) {
    const role = i < winners ? 'winner' : 'reserve';
    const place = i < winners ? i + 1 : i + 1 - winners;
    const stated = picks[i]!;
    expectSame(
      `picks.${i}`,
      `${role} ${place} at ${index}`,
      `${stated.role} ${stated.place} at ${stated.index}`,
    );
  }
  const shown = indices.slice(0, SHOWN_INDICES).join(', ');
  const rest = indices.length > SHOWN_INDICES ? ` and ${indices.length - SHOWN_INDICES} more` : '';
  return `the Mersenne Twister picks ${shown}${rest} of ${entries.count} entries`;
}

function checkInclusion({ entries, picks }: Transcript): string {
  const root = hexToBytes(entries.root);
  for (const { role, place, index, entry, proof } of picks) {
    const path = proof.map((hash) => hexToBytes(hash));
    if (!verifyInclusion(leafHash(utf8ToBytes(entry)), index, entries.count, path, root)) {
      throw new Mismatch(
        `${role} ${place}: "${entry}" is not proved to stand at ${index} of the frozen entries`,
      );
    }
  }
  expectAscending(picks);
  return `${picks.length} entries proved to stand in the frozen list`;
}

/** The frozen list is sorted and has no entry twice; so have the picked entries when put in its order. */
function expectAscending(picks: Transcript['picks']): void {
  const rows = picks.map(({ index, entry }) => ({ index, bytes: bytesToHex(utf8ToBytes(entry)) }));
  rows.sort((a, b) => a.index - b.index);
  for (const [i, { index, bytes }] of rows.entries()) {
    const before = rows[i - 1];
    if (before && bytes <= before.bytes) {
      throw new Mismatch(`the entries at ${before.index} and ${index} are not in bytewise order`);
    }
  }
}

function checkDigest(transcript: Transcript): string {
  const { digest, ...body } = transcript;
  expectSame('digest', transcriptDigest(body), digest);
  return `digest ${digest}`;
}

function checkEntries(
  { entries, picks }: Transcript,
  list: Uint8Array,
  onProgress: VerifyOptions['onEntries'],
): string {
  let frozen: ReturnType<typeof freezeEntries>;
  try {
    frozen = freezeEntries(list, onProgress);
  } catch (fault) {
    if (fault instanceof TirazhError) throw new Mismatch(fault.message);
    throw fault;
  }
  expectSame('entries.count', String(frozen.count), String(entries.count));
  expectSame('entries.root', bytesToHex(frozen.root), entries.root);
  for (const { role, place, index, entry } of picks) {
    expectSame(`entry of ${role} ${place}`, frozen.entry(index), entry);
  }
  return `${frozen.count} distinct entries give the frozen root`;
}

/** A file's own words must not steer the terminal they are shown on, nor fake further lines. */
const oneLine = (words: string): string =>
  words.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Runs the checks in order and stops at the first that fails.
 * @param file the transcript's exact bytes
 */
export function verifyTranscript(file: Uint8Array, options: VerifyOptions = {}): Verification {
  const checks: CheckResult[] = [];
  let transcript: Transcript | null = null;
  let beacon: Uint8Array | null = null;

  const report = (name: CheckName, outcome: CheckResult['outcome'], words: string): void => {
    const result = { name, outcome, detail: oneLine(words) };
    checks.push(result);
    options.onCheck?.(result);
  };
  const passed = (name: CheckName, detail: string): void => report(name, 'passed', detail);
  const absent = (name: CheckName, detail: string): void => report(name, 'absent', detail);

  const run: Record<CheckName, () => void> = {
    form() {
      transcript = readTranscript(file);
      passed('form', `canonical JSON of ${file.length} bytes`);
    },
    plan: () => passed('plan', checkPlan(transcript!, options.acceptRehearsal === true)),
    commitments: () => passed('commitments', checkCommitments(transcript!)),
    beacon() {
      beacon = beaconOf(transcript!);
      (beacon ? passed : absent)('beacon', beaconDetail(transcript!.plan));
    },
    seed: () => passed('seed', checkSeed(transcript!, beacon)),
    picks: () => passed('picks', checkPicks(transcript!)),
    inclusion: () => passed('inclusion', checkInclusion(transcript!)),
    digest: () => passed('digest', checkDigest(transcript!)),
    entries() {
      const list = options.entries;
      if (list) passed('entries', checkEntries(transcript!, list, options.onEntries));
      else absent('entries', 'no list of entries was given, so they are not counted again');
    },
    journal() {
      const evidence = transcript!.journal;
      if (evidence) passed('journal', checkJournalEvidence(transcript!, evidence, options.journalKey));
      else if (options.journalKey === undefined)
        absent('journal', 'the transcript carries no journal records');
      else throw new Mismatch('a journal key was given, the transcript carries no journal records');
    },
  };

  for (const name of CHECKS) {
    try {
      run[name]();
    } catch (fault) {
      if (!(fault instanceof Mismatch)) throw fault;
      report(name, 'failed', fault.message);
      return { ok: false, transcript, checks };
    }
  }
  return { ok: true, transcript, checks };
}
