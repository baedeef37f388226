/**
 * All seeds on a bitmap of their own, painted a little at a time: half a million would hold up a frame. Far apart
 * they are stamped as round seeds; where a seed has a pixel or two, its light is shared among the four pixels
 * around it.
 */
import { seedSprite, sunColour } from './glow.ts';
import { GOLDEN_ANGLE, seedPoint, seedRadius, seedSpacing } from './seeds.ts';

/** Seeds between two looks at the clock. */
const STRIDE = 2_000;
/** Below this spacing, pixels, seeds are light on single pixels. */
const FINEST_STAMP = 3;
/** Share of its spacing that a seed's radius takes. */
const FULLNESS = 0.46;
const LARGEST_SEED = 5;
/** Share of its room that a seed of light fills, and the pixels it can fill at most. */
const COVERAGE = 0.62;
const MOST_PIXELS = 3;
/** Shades by distance from the middle. */
const SHADES = 64;
/** The bitmap is brought up to date when this share of all seeds has been added since. */
const FLUSH_SHARE = 1 / 6;

/**
 * An even scatter from an index, 0 to 1: seeds of one brightness would look like a grid. Mixed well (the finaliser of
 * MurmurHash3): a plain multiple would keep step with the golden angle, and darken a sector.
 */
export function scatter(index: number): number {
  let mixed = Math.imul(index ^ (index >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** Of the disc in a bitmap of `side` pixels, so that a seed of radius `seed` at its rim is whole. */
export const discRadius = (side: number, seed: number): number => side / 2 - Math.ceil(seed + 2);

export class SeedField {
  readonly canvas: OffscreenCanvas;
  readonly capacity: number;
  /** Of the disc, pixels: the outermost seed still has room for itself. */
  readonly radius: number;
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #side: number;
  readonly #spacing: number;
  readonly #shades: readonly (readonly [number, number, number])[];
  readonly #sprites: readonly OffscreenCanvas[];
  readonly #light: ImageData | null;
  #painted = 0;
  #flushed = 0;

  /** @param side of the bitmap, pixels @param capacity seeds that have room */
  constructor(side: number, capacity: number) {
    this.capacity = capacity;
    this.#side = side;
    this.canvas = new OffscreenCanvas(side, side);
    this.#context = this.canvas.getContext('2d')!;
    this.#spacing = seedSpacing(capacity) * (side / 2);
    this.#shades = Array.from({ length: SHADES }, (_, shade) => sunColour(shade / (SHADES - 1)));
    const isStamped = this.#spacing >= FINEST_STAMP;
    const seed = Math.min(LARGEST_SEED, this.#spacing * FULLNESS);
    this.radius = discRadius(side, isStamped ? seed : 0);
    this.#sprites = isStamped ? this.#shades.map((colour) => seedSprite(seed, colour)) : [];
    this.#light = isStamped ? null : new ImageData(side, side);
  }

  /** Seeds painted so far. */
  get painted(): number {
    return this.#painted;
  }

  /** Paints on up to `count` seeds while `hasTime` says so. Answers whether the bitmap changed. */
  paint(count: number, hasTime: () => boolean): boolean {
    const before = this.#flushed;
    const goal = Math.min(count, this.capacity);
    while (this.#painted < goal) {
      const to = Math.min(goal, this.#painted + STRIDE);
      if (this.#light) this.#shine(this.#light.data, this.#painted, to);
      else this.#stamp(this.#painted, to);
      this.#painted = to;
      if (!hasTime()) break;
    }
    this.#flush(this.#painted >= goal);
    return this.#flushed !== before;
  }

  #flush(isLast: boolean): void {
    const isDue = isLast || this.#painted - this.#flushed > this.capacity * FLUSH_SHARE;
    if (this.#flushed === this.#painted || !isDue) return;
    if (this.#light) {
      const reach = Math.ceil(seedRadius(this.#painted, this.capacity) * this.radius) + 2;
      const from = Math.max(0, Math.floor(this.#side / 2) - reach);
      const size = Math.min(this.#side - from, 2 * reach);
      this.#context.putImageData(this.#light, 0, 0, from, from, size, size);
    }
    this.#flushed = this.#painted;
  }

  #shadeOf(index: number): number {
    return Math.min(SHADES - 1, Math.floor(seedRadius(index, this.capacity) * SHADES));
  }

  #stamp(from: number, to: number): void {
    const half = this.#side / 2;
    for (let index = from; index < to; index++) {
      const { x, y } = seedPoint(index, this.capacity);
      const sprite = this.#sprites[this.#shadeOf(index)]!;
      this.#context.globalAlpha = 0.7 + 0.3 * scatter(index);
      const offset = half - sprite.width / 2;
      this.#context.drawImage(sprite, x * this.radius + offset, y * this.radius + offset);
    }
  }

  #shine(pixels: Uint8ClampedArray, from: number, to: number): void {
    const side = this.#side;
    const half = side / 2;
    // Each seed covers about as much of its room as a stamped one does.
    const strength = 255 * Math.min(MOST_PIXELS, COVERAGE * this.#spacing ** 2);
    // One rotation for each seed instead of a sine and a cosine.
    const turnX = Math.cos(GOLDEN_ANGLE);
    const turnY = Math.sin(GOLDEN_ANGLE);
    const first = seedPoint(from, 1);
    const firstRadius = seedRadius(from, 1);
    let sine = first.x / firstRadius;
    let cosine = -first.y / firstRadius;
    for (let index = from; index < to; index++) {
      const radius = seedRadius(index, this.capacity) * this.radius;
      const x = half - 0.5 + radius * sine;
      const y = half - 0.5 - radius * cosine;
      const left = Math.floor(x);
      const top = Math.floor(y);
      const right = x - left;
      const low = y - top;
      const light = strength * (0.35 + 0.65 * scatter(index));
      const shade = this.#shades[this.#shadeOf(index)]!;
      const at = (top * side + left) * 4;
      this.#add(pixels, at, light * (1 - right) * (1 - low), shade);
      this.#add(pixels, at + 4, light * right * (1 - low), shade);
      this.#add(pixels, at + side * 4, light * (1 - right) * low, shade);
      this.#add(pixels, at + side * 4 + 4, light * right * low, shade);
      const nextSine = sine * turnX + cosine * turnY;
      cosine = cosine * turnX - sine * turnY;
      sine = nextSine;
    }
  }

  #add(pixels: Uint8ClampedArray, at: number, light: number, [red, green, blue]: readonly number[]): void {
    pixels[at] = red!;
    pixels[at + 1] = green!;
    pixels[at + 2] = blue!;
    pixels[at + 3] = pixels[at + 3]! + light;
  }
}
