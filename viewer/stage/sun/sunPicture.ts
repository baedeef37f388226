/**
 * Draws the sun, in a worker of its own: the page's thread has no part in its frames. Two pictures lie one above the
 * other, the seeds (sunGround.ts) and what moves (sunLights.ts); a frame draws only the one that changed, and frames
 * come only while something moves.
 */
import { GLIDE_MS, glide, type Ring, ringOf } from './litRing.ts';
import { DISC_SHARE, roomFor } from './seeds.ts';
import { Sparks } from './sparks.ts';
import { SunGround } from './sunGround.ts';
import { RIPPLE_MS, type Ripple, SunLights } from './sunLights.ts';
import type { SunScene } from './sunScene.ts';

/** Painting seeds may take this much of a frame, milliseconds: the rest is for what moves. */
const PAINT_MS = 6;
/** More pixels than this across the disc gain nothing on a wall and cost a software renderer its frames. */
const LARGEST_DISC = 1_600;

const EMPTY: SunScene = { count: 0, isFixed: false, lit: 'all', found: [] };

export class SunPicture {
  readonly #ground: SunGround;
  readonly #lights: SunLights;
  readonly #sparks = new Sparks();
  #scene = EMPTY;
  #isStill = false;
  /** The ring in sight when the present glide began. */
  #ringBefore: Ring = { from: 0, to: 0 };
  #glideStartMs = Number.NEGATIVE_INFINITY;
  #ripples: Ripple[] = [];
  #groundIsStale = true;
  #lightsAreStale = true;
  #frame = 0;
  #untilMs = 0;
  readonly #hasTime = (): boolean => performance.now() < this.#untilMs;
  readonly #draw = (): void => this.#drawAt(performance.now());

  constructor(ground: OffscreenCanvas, lights: OffscreenCanvas) {
    this.#ground = new SunGround(ground);
    this.#lights = new SunLights(lights);
  }

  /** @param side of the square the picture takes, CSS pixels */
  resize(side: number, pixelRatio: number): void {
    const pixels = Math.max(1, Math.min(LARGEST_DISC / DISC_SHARE, side * pixelRatio));
    if (Math.round(pixels) === this.#lights.side) return;
    this.#ground.resize(Math.round(pixels));
    this.#lights.resize(Math.round(pixels));
    this.#layOut();
    this.#redraw();
  }

  /** Without decoration: sparks and ripples stay away, and rings jump. */
  setStill(isStill: boolean): void {
    this.#isStill = isStill;
    if (isStill) {
      this.#ripples = [];
      this.#sparks.clear();
      this.#glideStartMs = Number.NEGATIVE_INFINITY;
    }
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

  /** Sparks for numbers that have come in, ripples for numbers that were found, since the scene before. */
  #welcome(before: SunScene, scene: SunScene, nowMs: number): void {
    if (this.#isStill) return;
    const known = new Set(before.found.map(({ index }) => index));
    const fresh = scene.found.filter(({ index, isFresh }) => isFresh && !known.has(index));
    this.#ripples.push(...fresh.map((seed) => ({ seed, startMs: nowMs })));
    if (!scene.isFixed) this.#sparks.add(before.count, scene.count, nowMs);
  }

  #layOut(): void {
    const { count, isFixed } = this.#scene;
    if (this.#lights.side <= 1) return;
    this.#ground.layOut(isFixed ? Math.max(1, count) : roomFor(count, this.#ground.disc?.capacity ?? 0));
  }

  #redraw(): void {
    this.#groundIsStale = this.#lightsAreStale = true;
    this.#next();
  }

  #next(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#draw);
  }

  #ringAt(nowMs: number): Ring {
    return glide(this.#ringBefore, ringOf(this.#scene), (nowMs - this.#glideStartMs) / GLIDE_MS);
  }

  #drawAt(nowMs: number): void {
    const { count, lit } = this.#scene;
    this.#untilMs = nowMs + PAINT_MS;
    if (this.#ground.paint(count, this.#hasTime)) this.#groundIsStale = this.#lightsAreStale = true;
    const ring = this.#ringAt(nowMs);
    const isGliding = nowMs - this.#glideStartMs < GLIDE_MS;
    if (this.#groundIsStale) this.#ground.compose(lit, isWhole(ring, count));
    const isMoving = isGliding || this.#ripples.length > 0 || !this.#sparks.isEmpty;
    if (this.#lightsAreStale || isMoving) this.#compose(ring, nowMs);
    this.#groundIsStale = false;
    // The last frame of a movement shows its end.
    this.#lightsAreStale = isMoving;
    if (isMoving || this.#ground.isUnfinished(count)) this.#next();
  }

  #compose(ring: Ring, nowMs: number): void {
    this.#lights.clear();
    const { disc, bright } = this.#ground;
    if (!disc || !bright) return;
    const { lit, found, count } = this.#scene;
    if (lit !== 'faint' && !isWhole(ring, count)) this.#lights.ring(bright, disc, ring);
    for (const seed of found) this.#lights.mark(seed, disc);
    if (this.#ripples.length > 0) this.#rippleOn(nowMs);
    for (const ripple of this.#ripples) this.#lights.ripple(ripple, disc, nowMs);
    this.#sparks.draw(this.#lights.context, disc, nowMs);
  }

  #rippleOn(nowMs: number): void {
    this.#ripples = this.#ripples.filter(({ startMs }) => nowMs - startMs < RIPPLE_MS);
  }
}

const isWhole = ({ from, to }: Ring, count: number): boolean => from <= 0 && to >= count;
