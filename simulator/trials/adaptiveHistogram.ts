/**
 * Exact counts on a lattice that widens itself: bins of 2ᵏ lattice units, k the smallest for which everything seen fits into
 * `cap` bins, each bin beginning at a multiple of its width. Halving the resolution of such a lattice joins whole bins, so the
 * result depends on the values alone, never on their order or on how they were grouped. Of a bin the smallest and the largest
 * value are kept, so one that holds a single value is exact at any width; so are the numbers of values at either end.
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
  // Smallest and largest value by bin, as the ring; bins of one unit need none.
  #least = new Float64Array(0);
  #most = new Float64Array(0);
  #shift = 0;
  #minimum = Infinity;
  #maximum = -Infinity;
  #atMinimum = 0;
  #atMaximum = 0;

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

  /** How many values are the smallest one. */
  get atMinimum(): number {
    return this.#atMinimum;
  }

  /** How many values are the largest one. */
  get atMaximum(): number {
    return this.#atMaximum;
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

  /** The smallest value in a bin that holds one. */
  leastOf(bin: number): number {
    return this.#shift === 0 ? bin : this.#least[bin & (this.#ring.length - 1)]!;
  }

  /** The largest value in a bin that holds one. */
  mostOf(bin: number): number {
    return this.#shift === 0 ? bin : this.#most[bin & (this.#ring.length - 1)]!;
  }

  /**
   * Adds a column. At most 2³² − 1 values in all.
   * @param values safe integers in [0, length)
   * @param least their minimum, and `most` their maximum
   */
  addColumn(values: Float64Array, length: number, least: number, most: number): void {
    if (length === 0) return;
    this.#widen(least, most);
    if (least === most) {
      this.#put(Math.floor(least / this.width), length, least, least);
      this.#countEnds(least, length);
      return;
    }
    const ring = this.#ring;
    const mask = ring.length - 1;
    const scale = 1 / this.width;
    const [leasts, mosts] = [this.#least, this.#most];
    const isWide = this.#shift > 0;
    let [atMinimum, atMaximum] = [0, 0];
    for (let i = 0; i < length; i++) {
      const value = values[i]!;
      const at = Math.floor(value * scale) & mask;
      const before = ring[at]!++;
      if (value === this.#minimum) atMinimum++;
      if (value === this.#maximum) atMaximum++;
      if (!isWide) continue;
      if (before === 0) {
        leasts[at] = value;
        mosts[at] = value;
      } else if (value < leasts[at]!) leasts[at] = value;
      else if (value > mosts[at]!) mosts[at] = value;
    }
    this.#atMinimum += atMinimum;
    this.#atMaximum += atMaximum;
  }

  /** Adds all that another one of the same cap has seen; that one stays as it is. */
  merge(other: AdaptiveHistogram): void {
    if (other.isEmpty) return;
    this.#widen(other.#minimum, other.#maximum);
    while (this.#shift < other.#shift) this.#coarsen();
    const scale = other.width / this.width;
    const last = other.lastBin;
    for (let bin = other.firstBin; bin <= last; bin++) {
      const count = other.countOf(bin);
      if (count > 0) this.#put(Math.floor(bin * scale), count, other.leastOf(bin), other.mostOf(bin));
    }
    this.#countEnds(other.#minimum, other.#atMinimum);
    if (other.#maximum !== other.#minimum) this.#countEnds(other.#maximum, other.#atMaximum);
  }

  encode(writer: VarintWriter): void {
    if (this.isEmpty) {
      writer.write(-1);
      return;
    }
    writer.write(this.#shift);
    writer.write(this.#minimum);
    writer.write(this.#maximum - this.#minimum);
    writer.write(this.#atMinimum);
    writer.write(this.#atMaximum);
    const { width, lastBin: last } = this;
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
      if (width === 1) continue;
      writer.write(this.leastOf(bin) - bin * width);
      if (count > 1) writer.write(this.mostOf(bin) - this.leastOf(bin));
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
    this.#atMinimum = reader.number(1, 2 ** 32 - 1);
    this.#atMaximum = reader.number(1, 2 ** 32 - 1);
    const { width, lastBin: last } = this;
    for (let bin = this.firstBin; bin <= last; bin++) {
      const count = reader.number(bin - last, 2 ** 32 - 1);
      if (count < 0) {
        bin -= count + 1;
        continue;
      }
      const offset = width === 1 ? 0 : reader.number(0, width - 1);
      const spread = width === 1 || count <= 1 ? 0 : reader.number(0, width - 1 - offset);
      this.#put(bin, count, bin * width + offset, bin * width + offset + spread);
    }
  }

  /** Adds values to a bin within the range. @param least the smallest of them, and `most` the largest */
  #put(bin: number, count: number, least: number, most: number): void {
    const at = bin & (this.#ring.length - 1);
    const isFirst = this.#ring[at] === 0;
    this.#ring[at]! += count;
    if (this.#shift === 0) return;
    this.#least[at] = isFirst ? least : Math.min(this.#least[at]!, least);
    this.#most[at] = isFirst ? most : Math.max(this.#most[at]!, most);
  }

  /** Counts values that may be the smallest or the largest of all. */
  #countEnds(value: number, count: number): void {
    if (value === this.#minimum) this.#atMinimum += count;
    if (value === this.#maximum) this.#atMaximum += count;
  }

  /** Makes room for [least, most]. */
  #widen(least: number, most: number): void {
    if (least >= this.#minimum && most <= this.#maximum) return;
    const minimum = Math.min(this.#minimum, least);
    const maximum = Math.max(this.#maximum, most);
    const binsNeeded = () => Math.floor(maximum / this.width) - Math.floor(minimum / this.width) + 1;
    while (binsNeeded() > this.#cap) this.#coarsen();
    if (binsNeeded() > this.#ring.length) this.#grow(binsNeeded());
    if (minimum < this.#minimum) this.#atMinimum = 0;
    if (maximum > this.#maximum) this.#atMaximum = 0;
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
    const scale = 2 ** (this.#shift - shift);
    const [first, last] = this.isEmpty ? [0, -1] : [this.firstBin, this.lastBin];
    const bins = Array.from({ length: last - first + 1 }, (_, i) => first + i)
      .filter((bin) => this.countOf(bin) > 0)
      .map(
        (bin) => [Math.floor(bin * scale), this.countOf(bin), this.leastOf(bin), this.mostOf(bin)] as const,
      );
    this.#ring = new Uint32Array(length);
    this.#shift = shift;
    if (shift > 0) [this.#least, this.#most] = [new Float64Array(length), new Float64Array(length)];
    for (const [bin, count, least, most] of bins) this.#put(bin, count, least, most);
  }
}
