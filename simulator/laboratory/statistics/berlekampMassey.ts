/**
 * The shortest linear feedback shift register that makes a sequence of bits.
 * Source: J. L. Massey, "Shift-register synthesis and BCH decoding", IEEE Trans. Inf. Theory 15(1), 1969, with 32 bits to a word.
 */

/** Its length. @param bits 0s and 1s; the cost grows with the square of their number, 40,000 take a fifth of a second */
export function linearComplexity(bits: ArrayLike<number>): number {
  const size = (bits.length >>> 5) + 2;
  const connection = new Uint32Array(size);
  let previous = new Uint32Array(size);
  let spare = new Uint32Array(size);
  // The bits so far, the newest lowest, so that the discrepancy is a parity of an AND.
  const past = new Uint32Array(size);
  connection[0] = 1;
  previous[0] = 1;
  let length = 0;
  let sinceChange = 1;
  for (let n = 0; n < bits.length; n++) {
    pushBit(past, bits[n]!, (n >>> 5) + 1);
    if (parityOfAnd(connection, past, (length >>> 5) + 1) === 0) {
      sinceChange++;
    } else if (2 * length <= n) {
      spare.set(connection);
      addShifted(connection, previous, sinceChange);
      [previous, spare] = [spare, previous];
      length = n + 1 - length;
      sinceChange = 1;
    } else {
      addShifted(connection, previous, sinceChange);
      sinceChange++;
    }
  }
  return length;
}

/** Moves all bits one place up and puts a new one lowest. */
function pushBit(past: Uint32Array, bit: number, words: number): void {
  let carry = bit;
  for (let i = 0; i < words; i++) {
    const word = past[i]!;
    past[i] = (word << 1) | carry;
    carry = word >>> 31;
  }
}

function parityOfAnd(a: Uint32Array, b: Uint32Array, words: number): number {
  let sum = 0;
  for (let i = 0; i < words; i++) sum ^= a[i]! & b[i]!;
  sum ^= sum >>> 16;
  sum ^= sum >>> 8;
  sum ^= sum >>> 4;
  return (0x6996 >>> (sum & 15)) & 1;
}

/** target ^= source · x^shift. */
function addShifted(target: Uint32Array, source: Uint32Array, shift: number): void {
  const words = shift >>> 5;
  const bits = shift & 31;
  for (let i = target.length - 1; i >= words; i--) {
    const high = source[i - words]! << bits;
    // A shift by 32 is none in JavaScript.
    const low = bits === 0 || i === words ? 0 : source[i - words - 1]! >>> (32 - bits);
    target[i]! ^= high | low;
  }
}
