/** WebSocket frames as a client sends them: one piece, masked. Source: RFC 6455 §5.2, §5.3. */

const FINAL = 0x80;
const MASKED = 0x80;
const TEXT = 1;
const PONG = 10;
const SHORT = 125;
const MASK_BYTES = 4;

/**
 * The mask is four zeros: it protects caches on the way from crafted bytes, and ours are none; so one frame can be
 * built once and sent by thousands.
 * @throws RangeError for a payload of 64 KiB or more
 */
function clientFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  if (length > 0xffff) throw new RangeError(`clientFrame: expected at most 65535 bytes, got ${length}`);
  const header = length <= SHORT ? 2 : 4;
  const frame = Buffer.alloc(header + MASK_BYTES + length);
  frame[0] = FINAL | opcode;
  frame[1] = MASKED | (header === 2 ? length : 126);
  if (header === 4) frame.writeUInt16BE(length, 2);
  payload.copy(frame, header + MASK_BYTES);
  return frame;
}

export const clientText = (text: string): Buffer => clientFrame(TEXT, Buffer.from(text));
export const clientPong = (payload: Buffer): Buffer => clientFrame(PONG, payload);
