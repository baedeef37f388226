/**
 * Re-derives a draw from its transcript (Draw v1, step 7), trusting nobody: not the file, not the server that
 * sent it. The command line and the check page run this same code.
 */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { TirazhError } from '../errors.ts';
import { openCheckpoint } from '../journal/checkpoint.ts';
import { type JournalRecord, journalRecordSchema } from '../journal/journalRecord.ts';
import { verifyInclusion } from '../journal/merkleLog.ts';
import { decodeVerifierKey } from '../journal/signedNote.ts';
import { leafHash } from '../kernel/treeHasher.ts';
import { commitmentOf } from './commitment.ts';
import { openBeacon, roundTimeMs } from './drandBeacon.ts';
import { planHash } from './drawPlan.ts';
import { drawSeed } from './drawSeed.ts';
import { freezeEntries } from './entries.ts';
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
  /** Called after each check. */
  readonly onCheck?: (result: CheckResult) => void;
}

/** Thrown inside this file to leave a check at the first thing that is wrong. */
class Mismatch extends Error {}

function expectSame(what: string, expected: string, actual: string): void {
  if (expected !== actual) throw new Mismatch(`${what}: expected ${expected}, the transcript has ${actual}`);
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
  const canonical = transcriptText(parsed.data);
  if (canonical !== text) {
    const at = [...text].findIndex((char, i) => char !== canonical[i]);
    throw new Mismatch(
      `byte ${at < 0 ? text.length : at}: the file is not canonical JSON (RFC 8785) and a newline`,
    );
  }
  return parsed.data;
}

function checkPlan({ plan, planHash: stated }: Transcript): string {
  expectSame('planHash', bytesToHex(planHash(plan)), stated);
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
  if (plan.entropy.kind === 'none') {
    if (beacon) throw new Mismatch('beacon: the plan names no beacon, the transcript has one');
    return null;
  }
  if (!beacon) throw new Mismatch(`beacon: the plan names drand round ${plan.entropy.round}, there is none`);
  const roundMs = roundTimeMs(plan.entropy, plan.entropy.round);
  if (plan.closesAt === null || roundMs <= Date.parse(plan.closesAt)) {
    throw new Mismatch(`beacon: drand round ${plan.entropy.round} is not later than the closing time`);
  }
  const opened = openBeacon(plan.entropy, beacon);
  if (!opened.ok) throw new Mismatch(`beacon: ${opened.reason}`);
  return opened.randomness;
}

function checkSeed(transcript: Transcript, beacon: Uint8Array | null): string {
  const seed = drawSeed({
    secrets: transcript.secrets.map(({ secret }) => hexToBytes(secret)),
    beacon,
    entriesRoot: hexToBytes(transcript.entries.root),
    planHash: hexToBytes(transcript.planHash),
  });
  expectSame('seed', bytesToHex(seed), transcript.seed);
  return 'the seed follows from secrets, entries and plan';
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
  return `the Mersenne Twister picks ${indices.join(', ')} of ${entries.count} entries`;
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
  return `${picks.length} entries proved to stand in the frozen list`;
}

function checkDigest(transcript: Transcript): string {
  const { digest, ...body } = transcript;
  expectSame('digest', transcriptDigest(body), digest);
  return `digest ${digest}`;
}

function checkEntries({ entries, picks }: Transcript, list: Uint8Array): string {
  let frozen: ReturnType<typeof freezeEntries>;
  try {
    frozen = freezeEntries(list);
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

/** What a journalled step must say for the transcript to be its outcome. */
type JournalledStep = [step: string, matches: (record: JournalRecord) => boolean];

function journalledSteps(transcript: Transcript): JournalledStep[] {
  const { plan, entries } = transcript;
  const isEvent = (record: JournalRecord, type: string): boolean =>
    record.type === 'draw.event' && record.body.draw === plan.drawId && record.body.type === type;
  const picks = transcript.picks.map(({ role, place, index, entry }) => ({ role, place, index, entry }));
  return [
    ['the plan', (record) => isEvent(record, 'planned') && record.body.planHash === transcript.planHash],
    ...transcript.commitments.map(
      ({ contributor, commitment }): JournalledStep => [
        `the commitment of ${contributor}`,
        (record) =>
          isEvent(record, 'committed') &&
          record.body.contributor === contributor &&
          record.body.commitment === commitment,
      ],
    ),
    [
      'the freeze',
      (record) =>
        isEvent(record, 'frozen') &&
        record.body.entriesRoot === entries.root &&
        record.body.entryCount === entries.count,
    ],
    [
      'the pick',
      (record) =>
        record.type === 'draw.picked' &&
        record.body.draw === plan.drawId &&
        record.body.seed === transcript.seed &&
        JSON.stringify(record.body.picks) === JSON.stringify(sortKeys(picks)),
    ],
  ];
}

/** Objects with their keys in the order in which canonical JSON puts them. */
const sortKeys = (rows: readonly object[]): object[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));

function checkJournal(transcript: Transcript, knownKey: string | undefined): string {
  const evidence = transcript.journal!;
  if (knownKey !== undefined) expectSame('journal.verifierKey', knownKey, evidence.verifierKey);
  const verifier = decodeVerifierKey(evidence.verifierKey);
  if (!verifier) throw new Mismatch('journal.verifierKey: not an Ed25519 verifier key');
  const opened = openCheckpoint(evidence.checkpoint, verifier);
  if (!opened.ok) throw new Mismatch(`journal.checkpoint: ${opened.reason}`);
  const { size, root } = opened.checkpoint;
  const steps = journalledSteps(transcript);
  expectSame('journal.records', `${steps.length} records`, `${evidence.records.length} records`);
  let previous: JournalRecord | null = null;
  for (const [i, [step, matches]] of steps.entries()) {
    const { text, proof } = evidence.records[i]!;
    const parsed = journalRecordSchema.safeParse(safeJson(text));
    if (!parsed.success) throw new Mismatch(`journal.records.${i}: not a journal record`);
    const record = parsed.data;
    if (!matches(record)) throw new Mismatch(`journal record ${record.index} does not show ${step}`);
    const path = proof.map((hash) => hexToBytes(hash));
    if (!verifyInclusion(leafHash(utf8ToBytes(text)), record.index, size, path, root)) {
      throw new Mismatch(`journal record ${record.index} (${step}) is not proved to be in the journal`);
    }
    if (previous && (record.index <= previous.index || record.at < previous.at)) {
      throw new Mismatch(
        `journal record ${record.index} (${step}) is not later than record ${previous.index}`,
      );
    }
    const closesAt = transcript.plan.closesAt;
    if (step === 'the freeze' && closesAt !== null && record.at < closesAt) {
      throw new Mismatch(`the entries were frozen at ${record.at}, before closing at ${closesAt}`);
    }
    if (step.startsWith('the commitment') && closesAt !== null && record.at > closesAt) {
      throw new Mismatch(`${step} came at ${record.at}, after closing at ${closesAt}`);
    }
    previous = record;
  }
  return `${steps.length} steps journalled in order under a checkpoint of ${size} records by ${verifier.name}`;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Runs the checks in order and stops at the first that fails.
 * @param file the transcript's exact bytes
 */
export function verifyTranscript(file: Uint8Array, options: VerifyOptions = {}): Verification {
  const checks: CheckResult[] = [];
  let transcript: Transcript | null = null;
  let beacon: Uint8Array | null = null;

  const report = (result: CheckResult): void => {
    checks.push(result);
    options.onCheck?.(result);
  };
  const passed = (name: CheckName, detail: string): void => report({ name, outcome: 'passed', detail });
  const absent = (name: CheckName, detail: string): void => report({ name, outcome: 'absent', detail });

  const run: Record<CheckName, () => void> = {
    form() {
      transcript = readTranscript(file);
      passed('form', `canonical JSON of ${file.length} bytes`);
    },
    plan: () => passed('plan', checkPlan(transcript!)),
    commitments: () => passed('commitments', checkCommitments(transcript!)),
    beacon() {
      beacon = beaconOf(transcript!);
      if (beacon) passed('beacon', 'the drand round is genuine and later than closing');
      else absent('beacon', 'the plan names no public beacon');
    },
    seed: () => passed('seed', checkSeed(transcript!, beacon)),
    picks: () => passed('picks', checkPicks(transcript!)),
    inclusion: () => passed('inclusion', checkInclusion(transcript!)),
    digest: () => passed('digest', checkDigest(transcript!)),
    entries() {
      if (options.entries) passed('entries', checkEntries(transcript!, options.entries));
      else absent('entries', 'no list of entries was given');
    },
    journal() {
      if (transcript!.journal) passed('journal', checkJournal(transcript!, options.journalKey));
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
      report({ name, outcome: 'failed', detail: fault.message });
      return { ok: false, transcript, checks };
    }
  }
  return { ok: true, transcript, checks };
}
