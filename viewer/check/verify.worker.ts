/** Runs the engine's verification off the main thread, telling each check as it ends. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { eventHash } from '../../engine/draw/eventHash.ts';
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import { actsOf, checkBroadcast, replay } from './checkBroadcast.ts';
import type {
  BroadcastToVerify,
  FromVerifier,
  PeopleActs,
  RecordToVerify,
  TimedCheck,
  ToVerifier,
} from './verifyMessages.ts';

const tell = (message: FromVerifier): void => postMessage(message);

/** Tells each check with the time since the one before. */
function stopwatch(): (check: Omit<TimedCheck, 'elapsedMs'>) => void {
  let lastMs = performance.now();
  return (check) => {
    const nowMs = performance.now();
    tell({ kind: 'check', check: { ...check, elapsedMs: nowMs - lastMs } });
    lastMs = nowMs;
  };
}

function verifyRecord({ file, entries, events }: RecordToVerify): void {
  const startMs = performance.now();
  tell({ kind: 'file-hash', hash: bytesToHex(sha256(file)) });
  const report = stopwatch();
  const { ok, transcript } = verifyTranscript(file, {
    ...(entries && { entries }),
    // The page says of a rehearsal that it is one.
    acceptRehearsal: true,
    onCheck: ({ name, outcome, detail }) => report({ name, outcome, detail }),
  });
  let agrees = ok;
  let acts: PeopleActs | null = null;
  if (ok && transcript) {
    const verdict = events
      ? checkBroadcast(events, transcript)
      : ({ outcome: 'absent', detail: 'no events were given', acts: null } as const);
    report({ name: 'broadcast', outcome: verdict.outcome, detail: verdict.detail });
    agrees = verdict.outcome !== 'failed';
    acts = verdict.acts;
  }
  tell({ kind: 'done', ok: agrees, transcript, acts, elapsedMs: performance.now() - startMs });
}

function verifyBroadcast({ events }: BroadcastToVerify): void {
  const startMs = performance.now();
  const state = replay(events);
  if (typeof state !== 'string' && state.aborted) {
    const { at } = events.findLast(({ type }) => type === 'aborted')!;
    const callOff = { ...state.aborted, at };
    tell({ kind: 'called-off', eventHashes: events.map(eventHash), callOff, acts: actsOf(state) });
    return;
  }
  const detail = typeof state === 'string' ? state : `the events say ${state.phase}, and there is no record`;
  const elapsedMs = performance.now() - startMs;
  tell({ kind: 'check', check: { name: 'broadcast', outcome: 'failed', detail, elapsedMs } });
  tell({ kind: 'done', ok: false, transcript: null, acts: null, elapsedMs });
}

addEventListener('message', ({ data }: MessageEvent<ToVerifier>) => {
  try {
    if (data.file) verifyRecord(data);
    else verifyBroadcast(data);
  } catch (fault) {
    tell({ kind: 'fault', message: fault instanceof Error ? fault.message : String(fault) });
  }
});
