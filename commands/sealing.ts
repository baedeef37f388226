/**
 * Encrypting on the second core. The thread is started before the tickets are made, so that it has loaded the library
 * (0.1 s) by the time it is needed; encrypting and writing 72 MB then goes on beside the commitment.
 */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { type ErrorCode, TirazhError } from '../engine/errors.ts';

export interface SealTask {
  /** Moved to the thread: not to be used again. */
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly recipient: string;
  readonly path: string;
  /** Of the file. */
  readonly mode: number;
}

export type SealAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

export interface Sealer {
  /** Writes a whole encrypted file or nothing. @throws TirazhError as `encryptAge` and `writeWhole` do */
  seal(task: SealTask): Promise<void>;
  /** Ends the thread. */
  close(): Promise<void>;
}

export function startSealer(): Sealer {
  const filename = fileURLToPath(new URL('./seal.worker.ts', import.meta.url));
  const pool = new Piscina({ filename, minThreads: 1, maxThreads: 1 });
  return {
    async seal(task) {
      const answer: SealAnswer = await pool.run(task, { transferList: [task.plain.buffer] });
      if (!answer.ok) throw new TirazhError(answer.code, answer.message);
    },
    close: () => pool.destroy(),
  };
}
