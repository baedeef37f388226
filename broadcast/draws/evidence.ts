/** A finished draw's transcript, with the journal records that show when each step was fixed. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { buildTranscript, type JournalEvidence, type Transcript } from '../../engine/draw/transcript.ts';
import { encodeVerifierKey, type NoteVerifier } from '../../engine/journal/signedNote.ts';
import type { Journal, StoredRecord } from '../store/journal.ts';
import type { DrawLog } from './drawLog.ts';
import type { DrawStore, StoredDraw } from './drawStore.ts';

/** The steps that verification looks for, in order; between them and the pick stands who gave the word to start. */
const STEPS = new Set(['planned', 'committed', 'frozen']);

function journalEvidence(
  journal: Journal,
  draw: string,
  pickedRecord: number,
  verifier: NoteVerifier,
): JournalEvidence {
  const size = pickedRecord + 1;
  const events = journal.readEvents(draw, 0);
  const steps = events.filter(({ record }) => STEPS.has(record.body.type as string));
  const start = events.filter(({ record }) => record.body.type === 'started');
  const records: StoredRecord[] = [...steps, ...start, journal.read(pickedRecord)!];
  return {
    checkpoint: journal.checkpoint(size),
    verifierKey: encodeVerifierKey(verifier),
    records: records.map(({ record, text }) => ({ text, proof: journal.inclusionProof(record.index, size) })),
  };
}

/** The same transcript however often it is built: everything in it was journalled before the show. */
export function transcriptOf(
  draw: StoredDraw,
  stores: { journal: Journal; draws: DrawStore; log: DrawLog; verifier: NoteVerifier },
): Transcript {
  const { journal, draws, log, verifier } = stores;
  const picked = draws.picked(draw.id)!;
  const contributions = draws.contributions(draw.id);
  const { entryCount, entriesRoot } = log.state(draw.id)!.frozen!;
  return buildTranscript(
    {
      plan: draw.plan,
      commitments: contributions.map(({ contributor, commitment }) => ({ contributor, commitment })),
      secrets: contributions.map(({ contributor, secret }) => ({ contributor, secret: bytesToHex(secret!) })),
      beacon: null,
      seed: picked.seed,
      picks: picked.picks,
    },
    { count: entryCount, root: entriesRoot },
    journalEvidence(journal, draw.id, picked.record, verifier),
  );
}
