/**
 * Whole numbers as bytes, one way only: zigzag, then seven bits a byte, the lowest first, the top bit set on all but the last
 * (LEB128, as in Protocol Buffers). A number has one shortest form and only that is read, so equal tallies are equal bytes.
 */
import { badInput } from '../../engine/errors.ts';

const MORE = 0x80;
const SEVEN = 0x7f;
/** Below this the arithmetic of doubles is exact even after zigzag. */
const PLAIN_LIMIT = 2 ** 51;

export class VarintWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  /** @param value a whole number, positive or negative; a `number` must be safe */
  write(value: number | bigint): void {
    if (typeof value === 'number' && value > -PLAIN_LIMIT && value < PLAIN_LIMIT) {
      this.#writePlain(value < 0 ? -2 * value - 1 : 2 * value);
    } else {
      const wide = BigInt(value);
      this.#writeWide(wide < 0n ? -2n * wide - 1n : 2n * wide);
    }
  }

  /** As they stand, without a length. */
  writeBytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was written, a copy. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #writePlain(zigzag: number): void {
    this.#reserve(8);
    let rest = zigzag;
    while (rest > SEVEN) {
      this.#bytes[this.#length++] = (rest % MORE) | MORE;
      rest = Math.floor(rest / MORE);
    }
    this.#bytes[this.#length++] = rest;
  }

  #writeWide(zigzag: bigint): void {
    let rest = zigzag;
    for (;;) {
      this.#reserve(1);
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      this.#bytes[this.#length++] = rest > 0n ? low | MORE : low;
      if (rest === 0n) return;
    }
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + bytes));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}

/** Reads what `VarintWriter` wrote. Every method throws TirazhError BAD_INPUT where the bytes end too soon or are no shortest form. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** A whole number in [least, most], both safe. */
  number(least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): number {
    const value = Number(this.bigint());
    if (value < least || value > most) throw this.#damaged(`expected ${least} to ${most}, got ${value}`);
    return value;
  }

  bigint(): bigint {
    let zigzag = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#byte();
      zigzag |= BigInt(byte & SEVEN) << shift;
      if (byte >= MORE) continue;
      if (byte === 0 && shift > 0n) throw this.#damaged('a number is not in its shortest form');
      return zigzag & 1n ? -(zigzag >> 1n) - 1n : zigzag >> 1n;
    }
  }

  readBytes(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw this.#damaged('the bytes end too soon');
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  #byte(): number {
    if (this.atEnd) throw this.#damaged('the bytes end too soon');
    return this.#bytes[this.#at++]!;
  }

  #damaged(what: string): Error {
    return badInput(`tally: ${what} (byte ${this.#at}); it was damaged or cut off: run these trials again`);
  }
}
