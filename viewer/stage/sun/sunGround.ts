/**
 * The lower of the sun's two pictures: all seeds, bright or dim. It changes when numbers come in and when the lit ring
 * begins or ends, never while something only glides or sparkles above it.
 */
import { Disc } from './disc.ts';
import { SeedField } from './seedField.ts';
import { DISC_SHARE } from './seeds.ts';
import type { SunScene } from './sunScene.ts';

const DIM_COLOUR = '#2f7f94';
/** Opacity of dim seeds: below a ring, and where nothing is lit. */
const DIM_BELOW = 0.6;
const DIM_ALONE = 0.75;

export class SunGround {
  readonly #canvas: OffscreenCanvas;
  readonly #context: OffscreenCanvasRenderingContext2D;
  #field: SeedField | null = null;
  /** Laid out anew, not ready yet: the one before stays in sight. */
  #nextField: SeedField | null = null;
  #dim: OffscreenCanvas | null = null;
  #disc: Disc | null = null;

  constructor(canvas: OffscreenCanvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d')!;
  }

  /** All bright seeds; null before the first are painted. */
  get bright(): OffscreenCanvas | null {
    return this.#field?.canvas ?? null;
  }

  /** Null before the first seeds are painted. */
  get disc(): Disc | null {
    return this.#disc;
  }

  resize(side: number): void {
    this.#canvas.width = this.#canvas.height = side;
    this.#field = this.#nextField = this.#dim = this.#disc = null;
  }

  layOut(capacity: number): void {
    if ((this.#nextField ?? this.#field)?.capacity === capacity) return;
    this.#nextField = new SeedField(Math.round(this.#canvas.width * DISC_SHARE), capacity);
  }

  isUnfinished(count: number): boolean {
    const field = this.#nextField ?? this.#field;
    return field !== null && field.painted < Math.min(count, field.capacity);
  }

  /** Seeds that are still to be painted, while there is time. Answers whether what is in sight changed. */
  paint(count: number, hasTime: () => boolean): boolean {
    const next = this.#nextField;
    const changed = (next ?? this.#field)?.paint(count, hasTime) ?? false;
    if (changed && !next) this.#dim = null;
    if (!next) return changed;
    const isReady = next.painted >= Math.min(count, next.capacity);
    if (this.#field && !isReady) return false;
    this.#field = next;
    this.#disc = new Disc(this.#canvas.width, next.radius, next.capacity);
    this.#dim = null;
    if (isReady) this.#nextField = null;
    return changed || isReady;
  }

  /** @param isWhole every seed is lit */
  compose(lit: SunScene['lit'], isWhole: boolean): void {
    const context = this.#context;
    const { width } = this.#canvas;
    context.clearRect(0, 0, width, width);
    const field = this.#field;
    if (!field) return;
    const edge = (width - field.canvas.width) / 2;
    const isBright = lit === 'all' && isWhole;
    context.globalAlpha = isBright ? 1 : lit === 'faint' ? DIM_ALONE : DIM_BELOW;
    context.drawImage(isBright ? field.canvas : this.#dimmed(field), edge, edge);
    context.globalAlpha = 1;
  }

  /** The same seeds in the colour of those that have fallen out. */
  #dimmed(field: SeedField): OffscreenCanvas {
    if (this.#dim) return this.#dim;
    const { width } = field.canvas;
    const dim = new OffscreenCanvas(width, width);
    const context = dim.getContext('2d')!;
    context.drawImage(field.canvas, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = DIM_COLOUR;
    context.fillRect(0, 0, width, width);
    this.#dim = dim;
    return dim;
  }
}
