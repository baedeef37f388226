/** Reads a list of entries piece by piece, from a file or a pipe, and stops as soon as it is too long. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { MAX_LIST_BYTES } from '../engine/draw/entryLines.ts';
import { badInput, TirazhError } from '../engine/errors.ts';
import { pathReason } from '../terminal/files.ts';

const PIECE_BYTES = 1 << 20;

const tooLong = (path: string): TirazhError =>
  badInput(`${path}: more than ${MAX_LIST_BYTES} bytes; a list of entries has 1 GiB at most`);

/** The size to begin with: the file's own, so that it is read into one buffer; a guess for a pipe. */
async function firstBytes(path: string): Promise<number> {
  const { size } = await stat(path);
  if (size > MAX_LIST_BYTES) throw tooLong(path);
  return Math.max(size, PIECE_BYTES);
}

/**
 * The bytes of a list of entries.
 * @throws TirazhError BAD_INPUT naming the file, when it cannot be read or has more than `MAX_LIST_BYTES`
 */
export async function readEntries(path: string): Promise<Uint8Array> {
  try {
    let bytes = new Uint8Array(await firstBytes(path));
    let used = 0;
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
      const needed = used + piece.length;
      if (needed > MAX_LIST_BYTES) throw tooLong(path);
      if (needed > bytes.length) {
        const grown = new Uint8Array(Math.min(Math.max(needed, bytes.length * 2), MAX_LIST_BYTES));
        grown.set(bytes.subarray(0, used));
        bytes = grown;
      }
      bytes.set(piece, used);
      used = needed;
    }
    return bytes.subarray(0, used);
  } catch (cause) {
    if (cause instanceof TirazhError) throw cause;
    throw badInput(`cannot read ${path}: ${pathReason(cause)}`, { cause });
  }
}
