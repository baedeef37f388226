/** Runs the engine's verification off the main thread, telling each check as it ends. */
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import { checkBroadcast } from './checkBroadcast.ts';
import type { FromVerifier, TimedCheck, ToVerifier } from './verifyMessages.ts';

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

function verify({ file, entries, events }: ToVerifier): void {
  const startMs = performance.now();
  const report = stopwatch();
  const { ok, transcript } = verifyTranscript(file, {
    ...(entries && { entries }),
    onCheck: ({ name, outcome, detail }) => report({ name, outcome, detail }),
  });
  let agrees = ok;
  if (ok && transcript) {
    const verdict = events
      ? checkBroadcast(events, transcript)
      : ({ outcome: 'absent', detail: 'no events were given' } as const);
    report({ name: 'broadcast', ...verdict });
    agrees = verdict.outcome !== 'failed';
  }
  tell({ kind: 'done', ok: agrees, transcript, elapsedMs: performance.now() - startMs });
}

addEventListener('message', ({ data }: MessageEvent<ToVerifier>) => {
  try {
    verify(data);
  } catch (fault) {
    tell({ kind: 'fault', message: fault instanceof Error ? fault.message : String(fault) });
  }
});
