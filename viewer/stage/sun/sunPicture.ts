/**
 * Draws the sun. Seeds are on a bitmap that grows by slices (seedField.ts); a frame only lays that bitmap down,
 * cut to the lit ring, and stamps the few lights. Frames are drawn only while something moves.
 */
import { lightSprite } from './glow.ts';
import { GLIDE_MS, glide, type Ring, ringOf } from './litRing.ts';
import { SeedField } from './seedField.ts';
import { DISC_SHARE, roomFor, seedPoint } from './seeds.ts';
import { Sparks } from './sparks.ts';
import type { FoundSeed, SunScene } from './sunScene.ts';

/** Painting seeds may take this much of a frame, milliseconds. */
const PAINT_MS = 1.5;
/** Up to so many lit seeds each gets a light of its own. */
const MOST_LIGHTS = 600;

const RIPPLE_MS = 1_400;
const DIM_COLOUR = '#2f7f94';
/** More pixels than this on a side gain nothing on a wall and cost a software renderer its frames. */
const LARGEST_SIDE = 1_600;

const LIGHT_SIDE = 96;
const GOLD = [255, 201, 77] as const;
const EMBER = [255, 160, 40] as const;
const ICE = [214, 244, 250] as const;
const SKY = [120, 205, 226] as const;

interface Ripple {
  readonly seed: FoundSeed;
  readonly startMs: number;
}

const EMPTY: SunScene = { count: 0, isFixed: false, lit: 'all', found: [] };

export class SunPicture {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #sparks: Sparks;
  readonly #gold = lightSprite(LIGHT_SIDE, GOLD, EMBER);
  readonly #ice = lightSprite(LIGHT_SIDE, ICE, SKY);
  #field: SeedField | null = null;
  /** Laid out anew, not ready yet: the one before stays in sight. */
  #nextField: SeedField | null = null;
  #dim: OffscreenCanvas | null = null;
  #scene = EMPTY;
  #isStill = false;
  /** The ring in sight when the present glide began. */
  #ringBefore: Ring = { from: 0, to: 0 };
  #glideStartMs = Number.NEGATIVE_INFINITY;
  #ripples: Ripple[] = [];
  #isStale = true;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement, sparks: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d')!;
    this.#sparks = new Sparks(sparks);
  }

  /** @param side of the square the picture takes, CSS pixels */
  resize(side: number, pixelRatio: number): void {
    const pixels = Math.max(1, Math.min(LARGEST_SIDE, Math.round(side * pixelRatio)));
    if (pixels === this.#canvas.width) return;
    this.#canvas.width = this.#canvas.height = pixels;
    this.#sparks.resize(pixels);
    this.#field = this.#nextField = null;
    this.#layOut();
    this.#redraw();
  }

  /** Without decoration: sparks and ripples stay away, and rings jump. */
  setStill(isStill: boolean): void {
    this.#isStill = isStill;
    if (isStill) this.#ripples = [];
    this.#sparks.setStill(isStill);
    this.#redraw();
  }

  show(scene: SunScene): void {
    const before = this.#scene;
    const nowMs = performance.now();
    const ring = this.#ringAt(nowMs);
    this.#scene = scene;
    const [was, is] = [ringOf(before), ringOf(scene)];
    const isGrowth = typeof before.lit === 'string' && typeof scene.lit === 'string';
    if (!isGrowth && (was.from !== is.from || was.to !== is.to)) {
      this.#ringBefore = ring;
      this.#glideStartMs = this.#isStill ? Number.NEGATIVE_INFINITY : nowMs;
    }
    if (before.count > 0) this.#welcome(before, scene, nowMs);
    this.#layOut();
    this.#redraw();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#sparks.stop();
  }

  /** Sparks for numbers that have come in, ripples for numbers that were found, since the scene before. */
  #welcome(before: SunScene, scene: SunScene, nowMs: number): void {
    if (this.#isStill) return;
    const known = new Set(before.found.map(({ index }) => index));
    const fresh = scene.found.filter(({ index, isFresh }) => isFresh && !known.has(index));
    this.#ripples.push(...fresh.map((seed) => ({ seed, startMs: nowMs })));
    if (!scene.isFixed) this.#sparks.add(before.count, scene.count, this.#capacity());
  }

  #capacity(): number {
    const { count, isFixed } = this.#scene;
    return isFixed ? Math.max(1, count) : roomFor(count, this.#field?.capacity ?? 0);
  }

  #layOut(): void {
    const capacity = this.#capacity();
    const present = this.#nextField ?? this.#field;
    if (present?.capacity === capacity || this.#canvas.width <= 1) return;
    this.#nextField = new SeedField(Math.round(this.#canvas.width * DISC_SHARE), capacity);
  }

  #redraw(): void {
    this.#isStale = true;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((nowMs) => this.#draw(nowMs));
  }

  #ringAt(nowMs: number): Ring {
    return glide(this.#ringBefore, ringOf(this.#scene), (nowMs - this.#glideStartMs) / GLIDE_MS);
  }

  #draw(nowMs: number): void {
    const isPainted = this.#paint();
    const isGliding = nowMs - this.#glideStartMs < GLIDE_MS;
    this.#ripples = this.#ripples.filter(({ startMs }) => nowMs - startMs < RIPPLE_MS);
    if (this.#isStale || isPainted || isGliding || this.#ripples.length > 0) this.#compose(nowMs);
    this.#isStale = isGliding || this.#ripples.length > 0;
    const field = this.#nextField ?? this.#field;
    const isUnfinished = field !== null && field.painted < Math.min(this.#scene.count, field.capacity);
    if (this.#isStale || isUnfinished) this.#frame = requestAnimationFrame((later) => this.#draw(later));
  }

  /** A slice of the seeds that are still to be painted. Answers whether what is in sight changed. */
  #paint(): boolean {
    const endMs = performance.now() + PAINT_MS;
    const hasTime = (): boolean => performance.now() < endMs;
    const { count } = this.#scene;
    const next = this.#nextField;
    if (!next) return this.#field?.paint(count, hasTime) ?? false;
    const changed = next.paint(count, hasTime);
    const isReady = next.painted >= Math.min(count, next.capacity);
    if (this.#field && !isReady) return false;
    this.#field = next;
    this.#dim = null;
    if (isReady) this.#nextField = null;
    return changed || isReady;
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
    if (field.painted >= this.#scene.count) this.#dim = dim;
    return dim;
  }

  #compose(nowMs: number): void {
    const context = this.#context;
    const { width } = this.#canvas;
    context.clearRect(0, 0, width, width);
    const field = this.#field;
    if (!field) return;
    const { lit, found } = this.#scene;
    const ring = this.#ringAt(nowMs);
    const isWhole = ring.from <= 0 && ring.to >= this.#scene.count;
    const edge = (width - field.canvas.width) / 2;
    if (lit !== 'all' || !isWhole) {
      context.globalAlpha = lit === 'faint' ? 0.75 : 0.6;
      context.drawImage(this.#dimmed(field), edge, edge);
      context.globalAlpha = 1;
    }
    if (lit !== 'faint') this.#layRing(field, ring, edge, isWhole);
    for (const seed of found) this.#mark(seed, field);
    for (const ripple of this.#ripples) this.#ripple(ripple, field, nowMs);
  }

  #radius(field: SeedField): number {
    return field.canvas.width / 2;
  }

  #layRing(field: SeedField, ring: Ring, edge: number, isWhole: boolean): void {
    const context = this.#context;
    const middle = this.#canvas.width / 2;
    const edgeOf = (seeds: number): number => Math.sqrt(Math.min(1, seeds / field.capacity));
    if (isWhole) {
      context.drawImage(field.canvas, edge, edge);
      return;
    }
    const outer = edgeOf(ring.to) * this.#radius(field);
    const inner = edgeOf(ring.from) * this.#radius(field);
    context.save();
    context.beginPath();
    context.arc(middle, middle, outer, 0, 2 * Math.PI);
    context.arc(middle, middle, inner, 0, 2 * Math.PI, true);
    context.clip();
    context.drawImage(field.canvas, edge, edge);
    context.restore();
    this.#lights(field, ring, (outer + inner) / 2);
  }

  /** The last few candidates, each a light on their common circle: the fewer, the larger. */
  #lights(field: SeedField, ring: Ring, circle: number): void {
    const from = Math.ceil(ring.from);
    const to = Math.floor(ring.to);
    const many = to - from;
    if (many < 1 || many > MOST_LIGHTS) return;
    const context = this.#context;
    const middle = this.#canvas.width / 2;
    context.strokeStyle = 'rgb(255 201 77 / 22%)';
    context.lineWidth = Math.max(1, this.#canvas.width / 700);
    context.beginPath();
    context.arc(middle, middle, circle, 0, 2 * Math.PI);
    context.stroke();
    const side = (this.#canvas.width * 0.14) / many ** 0.34;
    for (let index = from; index < to; index++) this.#light(this.#gold, index, field, side);
  }

  #light(sprite: OffscreenCanvas, index: number, field: SeedField, side: number): void {
    const { x, y } = this.#place(index, field);
    this.#context.drawImage(sprite, x - side / 2, y - side / 2, side, side);
  }

  #place(index: number, field: SeedField): { x: number; y: number } {
    const { x, y } = seedPoint(index, field.capacity);
    const middle = this.#canvas.width / 2;
    return { x: middle + x * this.#radius(field), y: middle + y * this.#radius(field) };
  }

  /** A number that was found: a star for a winner, a smaller one for a reserve. */
  #mark(seed: FoundSeed, field: SeedField): void {
    const isWinner = seed.role === 'winner';
    const side = this.#canvas.width * (isWinner ? 0.16 : 0.075);
    this.#light(isWinner ? this.#gold : this.#ice, seed.index, field, side);
    if (!isWinner) return;
    const { x, y } = this.#place(seed.index, field);
    const context = this.#context;
    context.strokeStyle = 'rgb(255 227 161 / 85%)';
    context.lineWidth = Math.max(1, this.#canvas.width / 420);
    context.beginPath();
    context.arc(x, y, side * 0.36, 0, 2 * Math.PI);
    context.stroke();
  }

  #ripple({ seed, startMs }: Ripple, field: SeedField, nowMs: number): void {
    const share = Math.min(1, Math.max(0, (nowMs - startMs) / RIPPLE_MS));
    const { x, y } = this.#place(seed.index, field);
    const context = this.#context;
    context.strokeStyle = `rgb(255 227 161 / ${0.7 * (1 - share)})`;
    context.lineWidth = (this.#canvas.width / 160) * (1 - share) + 1;
    context.beginPath();
    context.arc(x, y, (0.06 + 0.5 * share) * this.#canvas.width, 0, 2 * Math.PI);
    context.stroke();
  }
}
