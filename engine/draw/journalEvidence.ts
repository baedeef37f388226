/**
 * The check `journal` of a transcript: plan, commitments, freeze and pick each stand in the journal, at a time
 * and in an order that leave nobody a choice, under one signed checkpoint; and who gave the word to start, if people did.
 */
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalHashHex, canonicalJson } from '../encoding/canonicalJson.ts';
import { type Checkpoint, openCheckpoint } from '../journal/checkpoint.ts';
import { type JournalRecord, journalRecordSchema, recordText } from '../journal/journalRecord.ts';
import { verifyInclusion } from '../journal/merkleLog.ts';
import { decodeVerifierKey, type NoteVerifier } from '../journal/signedNote.ts';
import { leafHash } from '../kernel/treeHasher.ts';
import { roundTimeMs } from './drandBeacon.ts';
import { type DrawEvent, drawEventSchema } from './drawEvent.ts';
import { NO_EVENT } from './eventHash.ts';
import { expectSame, Mismatch } from './mismatch.ts';
import type { JournalEvidence, Transcript } from './transcript.ts';

/** A record that has been proved to be in the journal. */
type ProvedRecord = { readonly step: string; readonly record: JournalRecord };
type ProvedEvent = ProvedRecord & { readonly event: DrawEvent };

function parseRecord(text: string): JournalRecord | null {
  try {
    const record = journalRecordSchema.parse(JSON.parse(text));
    // One text, one meaning: a repeated key would let two readers see two records.
    return recordText(record) === text ? record : null;
  } catch {
    return null;
  }
}

function openedCheckpoint(
  evidence: JournalEvidence,
  knownKey: string | undefined,
): [Checkpoint, NoteVerifier] {
  if (knownKey !== undefined) expectSame('journal.verifierKey', knownKey, evidence.verifierKey);
  const verifier = decodeVerifierKey(evidence.verifierKey);
  if (!verifier) throw new Mismatch('journal.verifierKey: not an Ed25519 verifier key');
  const opened = openCheckpoint(evidence.checkpoint, verifier);
  if (!opened.ok) throw new Mismatch(`journal.checkpoint: ${opened.reason}`);
  return [opened.checkpoint, verifier];
}

function proveRecord(
  step: string,
  { text, proof }: JournalEvidence['records'][number],
  { size, root }: Checkpoint,
): ProvedRecord {
  const record = parseRecord(text);
  if (!record)
    throw new Mismatch(`the journal record of ${step} is not one: expected a record's canonical JSON`);
  const path = proof.map((hash) => hexToBytes(hash));
  if (!verifyInclusion(leafHash(utf8ToBytes(text)), record.index, size, path, root)) {
    throw new Mismatch(`journal record ${record.index} (${step}) is not proved to be in the journal`);
  }
  return { step, record };
}

function showsNot({ step, record }: ProvedRecord): Mismatch {
  return new Mismatch(`journal record ${record.index} does not show ${step}`);
}

/** The draw's event that a record carries. */
function eventOf(proved: ProvedRecord, { plan }: Transcript): ProvedEvent {
  const { record } = proved;
  const parsed = drawEventSchema.safeParse(record.body);
  if (record.type !== 'draw.event' || !parsed.success || parsed.data.draw !== plan.drawId) {
    throw showsNot(proved);
  }
  return { ...proved, event: parsed.data };
}

/** The record of who started the draw. */
function startOf(proved: ProvedRecord, transcript: Transcript): ProvedEvent {
  const start = eventOf(proved, transcript);
  if (start.event.type !== 'started') throw showsNot(proved);
  return start;
}

/** Each record, but for that of the start, says what the transcript says. Returns the events: plan, commitments, freeze. */
function matchSteps(records: readonly ProvedRecord[], transcript: Transcript): ProvedEvent[] {
  const { planHash, commitments, entries } = transcript;
  const events = records.slice(0, -1).map((record) => eventOf(record, transcript));
  for (const [i, proved] of events.entries()) {
    const { event } = proved;
    const stated = commitments[i - 1];
    const holds =
      i === 0
        ? event.type === 'planned' && event.planHash === planHash && canonicalHashHex(event.plan) === planHash
        : stated
          ? event.type === 'committed' &&
            event.contributor === stated.contributor &&
            event.commitment === stated.commitment
          : event.type === 'frozen' &&
            event.entriesRoot === entries.root &&
            event.entryCount === entries.count;
    if (!holds) throw showsNot(proved);
  }
  const picked = records[records.length - 1]!;
  const picks = transcript.picks.map(({ role, place, index, entry }) => ({ role, place, index, entry }));
  const { type, body } = picked.record;
  const isPick = type === 'draw.picked' && body.draw === transcript.plan.drawId;
  if (
    !isPick ||
    body.seed !== transcript.seed ||
    canonicalJson(body.picks ?? null) !== canonicalJson(picks)
  ) {
    throw showsNot(picked);
  }
  return events;
}

function expectLater(later: ProvedRecord, earlier: ProvedRecord): void {
  if (later.record.index > earlier.record.index && later.record.at >= earlier.record.at) return;
  throw new Mismatch(
    `journal record ${later.record.index} (${later.step}) is not later than record ${earlier.record.index} (${earlier.step})`,
  );
}

/** One chain of events, numbered in the order of the records; an epoch that a restored log has left does not come back. */
function expectOneChain(events: readonly ProvedEvent[]): void {
  const { event: first, record } = events[0]!;
  if (first.seq !== 1 || first.prev !== NO_EVENT) {
    throw new Mismatch(`journal record ${record.index} is not the first event of the draw`);
  }
  const inOrder = events.toSorted((a, b) => a.record.index - b.record.index);
  const left = new Set<string>();
  for (const [i, { event, record }] of inOrder.entries()) {
    const before = inOrder[i - 1]?.event;
    if (!before) continue;
    if (event.epoch !== before.epoch) left.add(before.epoch);
    if (left.has(event.epoch)) {
      throw new Mismatch(`journal record ${record.index} is of another epoch, one that the log had left`);
    }
    if (event.seq <= before.seq) {
      throw new Mismatch(
        `journal record ${record.index} is event ${event.seq}, out of order with the one before`,
      );
    }
  }
}

/** Commitments before closing, the freeze after it, and before the round of the beacon is known. */
function expectTimes({ plan }: Transcript, commitments: readonly ProvedEvent[], freeze: ProvedEvent): void {
  const { closesAt, entropy } = plan;
  const frozenAt = freeze.record.at;
  if (closesAt !== null) {
    for (const { step, record } of commitments) {
      if (record.at > closesAt) {
        throw new Mismatch(`${step} came at ${record.at}, after closing at ${closesAt}`);
      }
    }
    if (frozenAt < closesAt) {
      throw new Mismatch(`the entries were frozen at ${frozenAt}, before closing at ${closesAt}`);
    }
  }
  if (entropy.kind === 'drand' && Date.parse(frozenAt) >= roundTimeMs(entropy, entropy.round)) {
    throw new Mismatch(
      `the entries were frozen at ${frozenAt}, when drand round ${entropy.round} was known already`,
    );
  }
}

/**
 * Checks the journal records that a transcript carries.
 * @param knownKey the journal's verifier key, known from elsewhere; without it the transcript's own is taken
 * @throws Mismatch naming the first thing that is wrong
 */
export function checkJournalEvidence(
  transcript: Transcript,
  evidence: JournalEvidence,
  knownKey: string | undefined,
): string {
  const [checkpoint, verifier] = openedCheckpoint(evidence, knownKey);
  const commitmentSteps = transcript.commitments.map(({ contributor }) => `the commitment of ${contributor}`);
  const needed = ['the plan', ...commitmentSteps, 'the freeze', 'the pick'];
  const isStarted = evidence.records.length === needed.length + 1;
  const steps = isStarted ? needed.toSpliced(-1, 0, 'the start') : needed;
  expectSame('journal.records', `${steps.length} records`, `${evidence.records.length} records`);
  const proved = steps.map((step, i) => proveRecord(step, evidence.records[i]!, checkpoint));
  const start = isStarted ? startOf(proved.at(-2)!, transcript) : null;
  const records = proved.filter(({ step }) => step !== 'the start');
  const events = matchSteps(records, transcript);
  const commitments = events.slice(1, -1);
  const freeze = events[events.length - 1]!;
  // Commitments may come in any order among themselves.
  for (const commitment of commitments) {
    expectLater(commitment, events[0]!);
    expectLater(freeze, commitment);
  }
  const pick = records[records.length - 1]!;
  expectLater(pick, freeze);
  if (start) {
    expectLater(start, events[0]!);
    expectLater(pick, start);
  }
  expectOneChain(start ? [...events, start] : events);
  expectTimes(transcript, commitments, freeze);
  const whose =
    knownKey === undefined
      ? `by ${evidence.verifierKey}, the transcript's own word: compare this key with the published one`
      : `by ${verifier.name}`;
  return `${steps.length} steps journalled in order under a checkpoint of ${checkpoint.size} records ${whose}`;
}
