/**
 * Parses each distinct message once: thousands of viewers are sent the same bytes, and comparing bytes is a hundred
 * times cheaper than parsing them. So every viewer can check everything it is sent.
 */

/** Messages that come in between, at most: pulses, events of one tick, answers. */
const KEPT = 32;

interface Remembered<T> {
  readonly bytes: Buffer;
  readonly value: T;
}

export class MessageMemory<T> {
  readonly #parse: (text: string) => T;
  /** The newest first. */
  #remembered: Remembered<T>[] = [];

  constructor(parse: (text: string) => T) {
    this.#parse = parse;
  }

  /** What `bytes[start, end)` says; the same object for the same bytes while they are remembered. */
  read(bytes: Buffer, start: number, end: number): T {
    const length = end - start;
    for (const { bytes: known, value } of this.#remembered) {
      if (known.length === length && known.compare(bytes, start, end) === 0) return value;
    }
    const value = this.#parse(bytes.toString('utf8', start, end));
    const own = Buffer.from(bytes.subarray(start, end));
    this.#remembered = [{ bytes: own, value }, ...this.#remembered.slice(0, KEPT - 1)];
    return value;
  }
}
