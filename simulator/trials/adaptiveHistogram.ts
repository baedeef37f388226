/**
 * Exact counts on a lattice that widens itself: bins of 2ᵏ lattice units, k the smallest for which everything seen fits into
 * `cap` bins, each bin beginning at a multiple of its width. Halving the resolution of such a lattice joins whole bins, so the
 * result depends on the values alone, never on their order or on how they were grouped.
 */
import { badInput } from '../../engine/errors.ts';
import type { VarintReader, VarintWriter } from './varint.ts';

const FIRST_RING = 64;
/** Values are safe integers: 2⁵⁴ of them at most, in two bins at least. */
const MAX_SHIFT = 53;

export class AdaptiveHistogram {
  readonly #cap: number;
  // Bin b is kept at b mod the ring's length, so a range that moves or grows within it moves nothing.
  #ring = new Uint32Array(FIRST_RING);
  #shift = 0;
  #minimum = Infinity;
  #maximum = -Infinity;

  /** @param cap most bins, a power of two, 64 or more */
  constructor(cap: number) {
    if (!Number.isInteger(Math.log2(cap)) || cap < FIRST_RING) {
      throw new RangeError(`cap: expected a power of two, ${FIRST_RING} or more, got ${cap}`);
    }
    this.#cap = cap;
  }

  /** Smallest value; Infinity before the first. */
  get minimum(): number {
    return this.#minimum;
  }

  /** Largest value; −Infinity before the first. */
  get maximum(): number {
    return this.#maximum;
  }

  get isEmpty(): boolean {
    return this.#minimum > this.#maximum;
  }

  /** Lattice units a bin: 2ᵏ. */
  get width(): number {
    return 2 ** this.#shift;
  }

  /** The bin of the smallest value: it holds [firstBin · width, (firstBin + 1) · width). */
  get firstBin(): number {
    return Math.floor(this.#minimum / this.width);
  }

  /** The bin of the largest value. */
  get lastBin(): number {
    return Math.floor(this.#maximum / this.width);
  }

  /** Values in a bin. @param bin firstBin to lastBin, inclusive */
  countOf(bin: number): number {
    return this.#ring[bin & (this.#ring.length - 1)]!;
  }

  /**
   * Adds a column. At most 2³² − 1 values in all.
   * @param values safe integers in [0, length)
   * @param least their minimum, and `most` their maximum
   */
  addColumn(values: Float64Array, length: number, least: number, most: number): void {
    if (length === 0) return;
    this.#widen(least, most);
    const ring = this.#ring;
    const mask = ring.length - 1;
    const scale = 1 / this.width;
    if (least === most) {
      ring[Math.floor(least * scale) & mask]! += length;
      return;
    }
    for (let i = 0; i < length; i++) ring[Math.floor(values[i]! * scale) & mask]!++;
  }

  /** Adds all that another one of the same cap has seen; that one stays as it is. */
  merge(other: AdaptiveHistogram): void {
    if (other.isEmpty) return;
    this.#widen(other.#minimum, other.#maximum);
    while (this.#shift < other.#shift) this.#coarsen();
    const scale = other.width / this.width;
    const mask = this.#ring.length - 1;
    const last = other.lastBin;
    for (let bin = other.firstBin; bin <= last; bin++) {
      this.#ring[Math.floor(bin * scale) & mask]! += other.countOf(bin);
    }
  }

  encode(writer: VarintWriter): void {
    if (this.isEmpty) {
      writer.write(-1);
      return;
    }
    writer.write(this.#shift);
    writer.write(this.#minimum);
    writer.write(this.#maximum - this.#minimum);
    const last = this.lastBin;
    let empty = 0;
    for (let bin = this.firstBin; bin <= last; bin++) {
      const count = this.countOf(bin);
      if (count === 0) {
        empty++;
        continue;
      }
      // A run of empty bins is one negative number.
      if (empty > 0) writer.write(-empty);
      writer.write(count);
      empty = 0;
    }
  }

  /**
   * Reads into an empty one of the same cap.
   * @throws TirazhError BAD_INPUT for bytes that `encode` does not write
   */
  decode(reader: VarintReader): void {
    const shift = reader.number(-1, MAX_SHIFT);
    if (shift < 0) return;
    const minimum = reader.number();
    this.#widen(minimum, minimum + reader.number(0));
    if (this.#shift !== shift) throw badInput('tally: a histogram has bins of another width than its range');
    const mask = this.#ring.length - 1;
    const last = this.lastBin;
    for (let bin = this.firstBin; bin <= last; bin++) {
      const count = reader.number(bin - last, 2 ** 32 - 1);
      if (count < 0) bin -= count + 1;
      else this.#ring[bin & mask] = count;
    }
  }

  /** Makes room for [least, most]. */
  #widen(least: number, most: number): void {
    if (least >= this.#minimum && most <= this.#maximum) return;
    const minimum = Math.min(this.#minimum, least);
    const maximum = Math.max(this.#maximum, most);
    const binsNeeded = () => Math.floor(maximum / this.width) - Math.floor(minimum / this.width) + 1;
    while (binsNeeded() > this.#cap) this.#coarsen();
    if (binsNeeded() > this.#ring.length) this.#grow(binsNeeded());
    this.#minimum = minimum;
    this.#maximum = maximum;
  }

  #coarsen(): void {
    this.#rebuild(this.#ring.length, this.#shift + 1);
  }

  #grow(bins: number): void {
    let length = this.#ring.length;
    while (length < bins) length *= 2;
    this.#rebuild(length, this.#shift);
  }

  #rebuild(length: number, shift: number): void {
    const ring = new Uint32Array(length);
    const scale = 2 ** (this.#shift - shift);
    const [first, last] = this.isEmpty ? [0, -1] : [this.firstBin, this.lastBin];
    for (let bin = first; bin <= last; bin++)
      ring[Math.floor(bin * scale) & (length - 1)]! += this.countOf(bin);
    this.#ring = ring;
    this.#shift = shift;
  }
}
