/** Draws for the papers' tests: the sample draw, completed, called off, and with everything that people may do about it. */
import type { DrawEvent, DrawEventPayload } from '../../../engine/draw/drawEvent.ts';
import type { DrawPlan } from '../../../engine/draw/drawPlan.ts';
import { eventHash, NO_EVENT } from '../../../engine/draw/eventHash.ts';
import { type Transcript, transcriptText } from '../../../engine/draw/transcript.ts';
import {
  SAMPLE_PLAN,
  SAMPLE_TIMES,
  sampleEvidence,
  sampleOutcome,
  sampleTranscript,
} from '../../../fixtures/draw/sampleDraw.ts';
import type { ProtocolSettings } from '../protocol/protocolContext.ts';
import type { DrawSources } from '../protocol/recordOfDraw.ts';

export const bytesOf = (transcript: Transcript): Uint8Array =>
  new TextEncoder().encode(transcriptText(transcript));

/** The sample draw with another plan, with its journal records or without. */
export function transcriptOfPlan(plan: DrawPlan = SAMPLE_PLAN, withJournal = true): Transcript {
  const outcome = sampleOutcome(plan);
  return sampleTranscript(outcome, withJournal ? sampleEvidence(outcome) : null);
}

/** The sample draw with the record of who started it. */
export function startedByPeople(by: string[]): Transcript {
  const outcome = sampleOutcome(SAMPLE_PLAN);
  return sampleTranscript(outcome, sampleEvidence(outcome, SAMPLE_TIMES, by));
}

const FIRST_MS = Date.parse('2026-11-21T14:00:00.000Z');

/** Events chained from payloads, a minute apart from 19:00 in Almaty. */
export function chained(payloads: readonly DrawEventPayload[], draw = SAMPLE_PLAN.drawId): DrawEvent[] {
  const events: DrawEvent[] = [];
  for (const [i, payload] of payloads.entries()) {
    const last = events.at(-1);
    const envelope = {
      ...{ draw, epoch: '00112233aabbccdd', seq: i + 1, prev: last ? eventHash(last) : NO_EVENT },
      at: new Date(FIRST_MS + i * 60_000).toISOString(),
    };
    events.push({ ...envelope, ...payload } as DrawEvent);
  }
  return events;
}

/** Payloads up to the freeze, as the transcript has them. */
export const opening = ({ plan, planHash, commitments, entries }: Transcript): DrawEventPayload[] => [
  { type: 'planned', plan, planHash },
  ...commitments.map((commitment) => ({ type: 'committed', ...commitment }) as const),
  { type: 'frozen', entryCount: entries.count, entriesRoot: entries.root },
];

/** Payloads of the show. */
export const show = ({ digest }: Transcript): DrawEventPayload[] => [
  { type: 'sealed', record: 12, leafHash: 'a'.repeat(64) },
  {
    type: 'show-started',
    slots: [{ role: 'winner', place: 1, length: 1 }],
    showAtMs: FIRST_MS + 600_000,
  },
  { type: 'completed', transcriptDigest: digest, showAtMs: FIRST_MS + 720_000 },
];

export const NO_SOURCES: DrawSources = { transcript: null, events: null, checkpoint: null };

export const PLAIN: ProtocolSettings = {
  ...{ language: 'ru', terms: null, people: new Map(), place: null, site: null },
};
