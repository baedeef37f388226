/** One run of the verification in its worker, as a signal that grows check by check. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Transcript } from '../../engine/draw/transcript.ts';
import type { CallOff, FromVerifier, PeopleActs, TimedCheck, ToVerifier } from './verifyMessages.ts';

export interface VerificationRun {
  readonly checks: readonly TimedCheck[];
  /** called-off: there is no record, and the broadcast says why. */
  readonly verdict: 'running' | 'verified' | 'refuted' | 'called-off' | 'fault';
  readonly transcript: Transcript | null;
  readonly elapsedMs: number;
  /** Why the verifier broke; empty otherwise. */
  readonly fault: string;
  /** Whether the whole list of entries was checked too. */
  readonly hasEntries: boolean;
  /** SHA-256 of the file's bytes, hex; null before it is known, and without a file. */
  readonly fileHash: string | null;
  /** Of a draw that was called off: the hash of each event. */
  readonly eventHashes: readonly string[] | null;
  readonly callOff: CallOff | null;
  /** Null where no broadcast was there to say, or before it is known. */
  readonly acts: PeopleActs | null;
}

function after(run: VerificationRun, message: FromVerifier): VerificationRun {
  switch (message.kind) {
    case 'file-hash':
      return { ...run, fileHash: message.hash };
    case 'check':
      return { ...run, checks: [...run.checks, message.check] };
    case 'done': {
      const { transcript, acts, elapsedMs } = message;
      return { ...run, verdict: message.ok ? 'verified' : 'refuted', transcript, acts, elapsedMs };
    }
    case 'called-off': {
      const { eventHashes, callOff, acts } = message;
      return { ...run, verdict: 'called-off', eventHashes, callOff, acts };
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
    fileHash: null,
    eventHashes: null,
    callOff: null,
    acts: null,
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
