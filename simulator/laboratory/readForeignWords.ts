/** Reads somebody's words: raw, 32 bits each, little-endian, from a file or from standard input, as many as are wanted. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { badInput } from '../../engine/errors.ts';
import { pathReason } from '../../terminal/files.ts';

/**
 * The first `wanted` words, or all there are, and how many bytes beyond them make no whole word; a device that never ends is read no
 * further.
 * @param path a file, or `-` for `input`
 * @param onRead told how many bytes have come
 * @throws TirazhError BAD_INPUT naming the file
 */
export async function readForeignWords(
  path: string,
  wanted: number,
  input: Readable & { readonly isTTY?: boolean },
  onRead: (bytes: number) => void,
): Promise<{ words: Uint32Array<SharedArrayBuffer>; spareBytes: number }> {
  if (path === '-' && input.isTTY) {
    throw badInput(
      '--generator -: expected words on standard input, got a terminal; pipe a generator into it',
    );
  }
  const shared = new SharedArrayBuffer(wanted * 4);
  const bytes = new Uint8Array(shared);
  let filled = 0;
  try {
    const stream =
      path === '-' ? input : createReadStream(path, { end: wanted * 4 - 1, highWaterMark: 2 ** 20 });
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      const taken = piece.subarray(0, bytes.length - filled);
      bytes.set(taken, filled);
      filled += taken.length;
      onRead(filled);
      if (filled === bytes.length) break;
    }
  } catch (cause) {
    throw badInput(`--generator: cannot read ${path}: ${pathReason(cause)}`, { cause });
  }
  // The machines we run on are little-endian, as the words are.
  return { words: new Uint32Array(shared, 0, Math.floor(filled / 4)), spareBytes: filled % 4 };
}
