/** Gathers a draw's record from what is at hand, and refuses what does not fit together. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type DrawEvent, drawEventSchema } from '../../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState } from '../../../engine/draw/drawState.ts';
import type { Transcript } from '../../../engine/draw/transcript.ts';
import { verifyTranscript } from '../../../engine/draw/verifyTranscript.ts';
import { badInput, checkFailed, TirazhError } from '../../../engine/errors.ts';
import type { DrawRecord, JournalPoint, Proof, Step } from './drawRecord.ts';
import { stepsOfEvents, stepsOfTranscript } from './steps.ts';

/** What is at hand: at least one of the two. */
export interface DrawSources {
  /** The transcript file's exact bytes. */
  readonly transcript: Uint8Array | null;
  /** All public events of the draw, from the first. */
  readonly events: readonly unknown[] | null;
  /** A signed checkpoint that covers the last event; needed only where no transcript carries one. */
  readonly checkpoint: string | null;
}

/** The state that the events add up to. @throws TirazhError CHECK_FAILED naming the first event that does not fit */
function replay(raw: readonly unknown[]): { state: DrawState; events: DrawEvent[] } {
  let state: DrawState | null = null;
  const events: DrawEvent[] = [];
  for (const [i, candidate] of raw.entries()) {
    const parsed = drawEventSchema.safeParse(candidate);
    if (!parsed.success) throw badInput(`event ${i + 1}: it is not an event of a draw`);
    try {
      state = applyEvent(state, parsed.data);
    } catch (cause) {
      throw checkFailed((cause as Error).message, { cause });
    }
    events.push(parsed.data);
  }
  if (!state) throw badInput('the list of events is empty; expected all events of the draw');
  return { state, events };
}

/** @throws TirazhError CHECK_FAILED with the first check that does not hold: no protocol is printed of such a file */
function verified(file: Uint8Array): Transcript {
  const { ok, transcript, checks } = verifyTranscript(file);
  if (ok && transcript) return transcript;
  const { name, detail } = checks.at(-1)!;
  throw checkFailed(`the transcript does not hold: ${name}: ${detail}`);
}

/** The three first lines of a checkpoint note; its signature is checked with the transcript. */
function pointOf(note: string | null): JournalPoint | null {
  if (note === null) return null;
  const [origin, size, rootBase64] = note.split('\n');
  return { origin: origin!, size: Number(size), rootBase64: rootBase64! };
}

/** What the acts of people have made of the draw. */
function standingOf(steps: readonly Step[]): Pick<DrawRecord, 'aborted' | 'redrawn' | 'isCertified'> {
  const last = (kind: string): Step | null => steps.findLast((step) => step.kind === kind) ?? null;
  return { aborted: last('aborted'), redrawn: last('redrawn'), isCertified: last('certified') !== null };
}

function recordOfEvents(raw: readonly unknown[], checkpoint: string | null): DrawRecord {
  const { state, events } = replay(raw);
  if (state.plan.rehearsal) {
    throw new TirazhError(
      'WRONG_STATE',
      `draw ${state.draw}: it was a rehearsal; there is no protocol of it`,
    );
  }
  if (!state.aborted) {
    throw new TirazhError(
      'WRONG_STATE',
      `draw ${state.draw}: it is ${state.phase}; a protocol without a transcript is only of a draw that was called off`,
    );
  }
  const steps = stepsOfEvents(events);
  const { frozen } = state;
  return {
    plan: state.plan,
    planHash: state.planHash,
    commitments: [...state.commitments],
    entries: frozen && { count: frozen.entryCount, root: frozen.entriesRoot },
    outcome: null,
    steps,
    ...standingOf(steps),
    proof: { kind: 'events', hash: state.head, seq: state.seq },
    journal: pointOf(checkpoint),
    datedMs: steps.at(-1)!.atMs,
  };
}

/** The events must be those of this very draw. */
function expectSameDraw(transcript: Transcript, { draw, planHash, completed }: DrawState): void {
  const same = draw === transcript.plan.drawId && planHash === transcript.planHash;
  if (!same)
    throw checkFailed(`the events are of draw ${draw}, the transcript is of ${transcript.plan.drawId}`);
  if (completed && completed.transcriptDigest !== transcript.digest) {
    throw checkFailed(`the events name another transcript: digest ${completed.transcriptDigest}`);
  }
}

function recordOfTranscript(file: Uint8Array, raw: readonly unknown[] | null): DrawRecord {
  const transcript = verified(file);
  const replayed = raw && replay(raw);
  if (replayed) expectSameDraw(transcript, replayed.state);
  const steps = replayed ? stepsOfEvents(replayed.events) : stepsOfTranscript(transcript);
  const { plan, planHash, commitments, entries, secrets, beacon, seed, picks, journal } = transcript;
  const proof: Proof = {
    kind: 'transcript',
    hash: bytesToHex(sha256(file)),
    file: `${plan.drawId}.transcript.json`,
  };
  return {
    ...{ plan, planHash, commitments, entries, steps, proof },
    outcome: { secrets, beacon, seed, picks },
    ...standingOf(steps),
    journal: pointOf(journal?.checkpoint ?? null),
    datedMs: steps.at(-1)?.atMs ?? Date.parse(plan.startsAt ?? plan.closesAt ?? '1970-01-01T00:00:00.000Z'),
  };
}

/**
 * @throws TirazhError CHECK_FAILED for a transcript or a chain of events that does not hold, WRONG_STATE for a draw that
 *   is not over, BAD_INPUT when nothing is at hand
 */
export function recordOfDraw({ transcript, events, checkpoint }: DrawSources): DrawRecord {
  if (transcript) return recordOfTranscript(transcript, events);
  if (events) return recordOfEvents(events, checkpoint);
  throw badInput('a protocol needs the transcript of the draw or its events');
}
