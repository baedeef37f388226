/** A WebSocket text frame as a server sends it: one piece, not masked, not compressed. Source: RFC 6455 §5.2. */

/** FIN and opcode 1. */
const FINAL_TEXT = 0x81;
/** The longest payload whose length fits the header's second byte; 126 and 127 there announce 2 and 8 bytes more. */
const SHORT = 125;
const TWO_BYTES = 0xffff;

/** The frame's bytes. Never a slice of Node's pool: one frame may wait for a slow viewer long after the others. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length <= SHORT ? 2 : length <= TWO_BYTES ? 4 : 10;
  const frame = Buffer.allocUnsafeSlow(header + length);
  frame[0] = FINAL_TEXT;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}
