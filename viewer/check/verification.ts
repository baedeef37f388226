/** One run of the verification in its worker, as a signal that grows check by check. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Transcript } from '../../engine/draw/transcript.ts';
import type { FromVerifier, TimedCheck, ToVerifier } from './verifyMessages.ts';

export interface VerificationRun {
  readonly checks: readonly TimedCheck[];
  readonly verdict: 'running' | 'verified' | 'refuted' | 'fault';
  readonly transcript: Transcript | null;
  readonly elapsedMs: number;
  /** Why the verifier broke; empty otherwise. */
  readonly fault: string;
  /** Whether the whole list of entries was checked too. */
  readonly hasEntries: boolean;
}

function after(run: VerificationRun, message: FromVerifier): VerificationRun {
  switch (message.kind) {
    case 'check':
      return { ...run, checks: [...run.checks, message.check] };
    case 'done': {
      const { transcript, elapsedMs } = message;
      return { ...run, verdict: message.ok ? 'verified' : 'refuted', transcript, elapsedMs };
    }
    case 'fault':
      return { ...run, verdict: 'fault', fault: message.message };
  }
}

/** Starts a worker for one verification; it ends with it. The bytes stay usable: the worker gets a copy. */
export function startVerification(job: ToVerifier): {
  readonly run: ReadonlySignal<VerificationRun>;
  stop(): void;
} {
  const run = signal<VerificationRun>({
    checks: [],
    verdict: 'running',
    transcript: null,
    elapsedMs: 0,
    fault: '',
    hasEntries: job.entries !== null,
  });
  const worker = new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });
  const receive = (message: FromVerifier): void => {
    run.value = after(run.value, message);
    if (run.value.verdict !== 'running') worker.terminate();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromVerifier>) => receive(data));
  worker.addEventListener('error', (event) => receive({ kind: 'fault', message: event.message }));
  worker.postMessage(job);
  return { run, stop: () => worker.terminate() };
}
