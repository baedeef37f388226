/**
 * Bulk output to stdout, without the stream layer: whole buffers, straight to the descriptor. Who reads decides
 * how long it lasts: a reader that closes (`| head`) is an expected end, not a fault.
 */
import { constants, openSync, writeSync } from 'node:fs';
import { TirazhError } from '../engine/errors.ts';

/** Standard output that takes no more, as a fault of ours. */
export function outputFault(cause: NodeJS.ErrnoException): TirazhError {
  const reason = cause.code === 'ENOSPC' ? 'the disk is full' : cause.message;
  return new TirazhError('UNAVAILABLE', `cannot write to standard output: ${reason}`, { cause });
}

/** How long to sleep where the descriptor does not block and its reader is behind. */
const RETRY_MS = 1;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

let descriptor = 1;

/**
 * Node leaves a pipe non-blocking once anything has touched `process.stdout`, or a parent may have. Opening it
 * anew gives a descriptor that blocks (Linux): 1.5 GB/s instead of 0.3 with naps. Where that cannot be, naps it is.
 */
function waitForReader(): void {
  if (descriptor === 1) {
    try {
      descriptor = openSync('/dev/stdout', constants.O_WRONLY);
      return;
    } catch {
      // A socket, or a system without /dev/stdout: sleep below.
    }
  }
  Atomics.wait(sleeper, 0, 0, RETRY_MS);
}

/**
 * Writes all of `bytes`. Blocks until the reader has taken them.
 * @returns false when the reader has closed: nothing more can be written
 * @throws TirazhError UNAVAILABLE for any other failure (a full disk)
 */
export function writeStandardOutput(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw outputFault(fault as NodeJS.ErrnoException);
      waitForReader();
    }
  }
  return true;
}
