/** Cuts what a server sends into WebSocket frames, without copying while frames come whole. Source: RFC 6455 §5.2. */

const FINAL = 0x80;
const MASKED = 0x80;
const OPCODE = 0x0f;

/** @param start @param end the payload is `bytes[start, end)`, valid only during the call */
export type OnFrame = (opcode: number, bytes: Buffer, start: number, end: number) => void;

export class ServerFrames {
  /** A frame that has come in part. */
  #rest: Buffer | null = null;

  /**
   * Calls `onFrame` for each frame that `bytes`, with what was left before, completes.
   * @throws Error for a frame that our servers never send: in pieces, masked, over 4 GiB
   */
  read(bytes: Buffer, onFrame: OnFrame): void {
    const all = this.#rest ? Buffer.concat([this.#rest, bytes]) : bytes;
    this.#rest = null;
    let at = 0;
    while (at < all.length) {
      const start = payloadStart(all, at);
      const end = start === -1 ? -1 : start + payloadLength(all, at);
      if (end === -1 || end > all.length) break;
      onFrame(all[at]! & OPCODE, all, start, end);
      at = end;
    }
    // A copy: the caller reads into the same bytes again.
    if (at < all.length) this.#rest = Buffer.from(all.subarray(at));
  }
}

/** Where the payload of the frame at `at` begins, or -1 while its header is not whole. */
function payloadStart(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) return -1;
  const second = bytes[at + 1]!;
  if ((bytes[at]! & FINAL) === 0) throw new Error('the server sent a frame in pieces');
  if ((second & MASKED) !== 0) throw new Error('the server sent a masked frame');
  const start = at + (second === 127 ? 10 : second === 126 ? 4 : 2);
  return start > bytes.length ? -1 : start;
}

function payloadLength(bytes: Buffer, at: number): number {
  const second = bytes[at + 1]!;
  if (second < 126) return second;
  if (second === 126) return bytes.readUInt16BE(at + 2);
  if (bytes.readUInt32BE(at + 2) !== 0) throw new Error('the server sent a frame of over 4 GiB');
  return bytes.readUInt32BE(at + 6);
}
