/** The upper of the sun's two pictures: what moves. The lit ring, the last candidates, the numbers that were found, sparks. */
import type { Disc } from './disc.ts';
import { lightSprite } from './glow.ts';
import type { Ring } from './litRing.ts';
import type { FoundSeed } from './sunScene.ts';

/** Up to so many lit seeds each gets a light of its own. */
const MOST_LIGHTS = 600;
export const RIPPLE_MS = 1_400;

const LIGHT_SIDE = 96;
const GOLD = [255, 201, 77] as const;
const EMBER = [255, 160, 40] as const;
const ICE = [214, 244, 250] as const;
const SKY = [120, 205, 226] as const;

export interface Ripple {
  readonly seed: FoundSeed;
  readonly startMs: number;
}

const TURN = 2 * Math.PI;

export class SunLights {
  readonly #canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly #gold = lightSprite(LIGHT_SIDE, GOLD, EMBER);
  readonly #ice = lightSprite(LIGHT_SIDE, ICE, SKY);

  constructor(canvas: OffscreenCanvas) {
    this.#canvas = canvas;
    this.context = canvas.getContext('2d')!;
  }

  get side(): number {
    return this.#canvas.width;
  }

  resize(side: number): void {
    this.#canvas.width = this.#canvas.height = side;
  }

  clear(): void {
    this.context.clearRect(0, 0, this.side, this.side);
  }

  /** The part of the bright seeds that is lit: only the square around the ring is touched. */
  ring(bright: OffscreenCanvas, disc: Disc, ring: Ring): void {
    const { context } = this;
    const { middle } = disc;
    const outer = disc.edgeOf(ring.to);
    const inner = disc.edgeOf(ring.from);
    const reach = Math.ceil(outer) + 1;
    const from = bright.width / 2 - reach;
    context.save();
    context.beginPath();
    context.arc(middle, middle, outer, 0, TURN);
    context.arc(middle, middle, inner, 0, TURN, true);
    context.clip();
    context.drawImage(
      bright,
      from,
      from,
      2 * reach,
      2 * reach,
      middle - reach,
      middle - reach,
      2 * reach,
      2 * reach,
    );
    context.restore();
    this.#candidates(disc, ring, (outer + inner) / 2);
  }

  /** The last few candidates, each a light on their common circle: the fewer, the larger. */
  #candidates(disc: Disc, ring: Ring, circle: number): void {
    const from = Math.ceil(ring.from);
    const to = Math.floor(ring.to);
    const many = to - from;
    if (many < 1 || many > MOST_LIGHTS) return;
    this.#circle(disc.middle, disc.middle, circle, disc.radius / 290, 'rgb(255 201 77 / 22%)');
    const side = (disc.radius * 0.29) / many ** 0.34;
    for (let index = from; index < to; index++) this.#light(this.#gold, index, disc, side);
  }

  #light(sprite: OffscreenCanvas, index: number, disc: Disc, side: number): void {
    this.context.drawImage(sprite, disc.x(index) - side / 2, disc.y(index) - side / 2, side, side);
  }

  #circle(x: number, y: number, radius: number, width: number, colour: string): void {
    const { context } = this;
    context.strokeStyle = colour;
    context.lineWidth = Math.max(1, width);
    context.beginPath();
    context.arc(x, y, radius, 0, TURN);
    context.stroke();
  }

  /** A number that was found: a star for a winner, a smaller one for a reserve. */
  mark({ role, index }: FoundSeed, disc: Disc): void {
    const isWinner = role === 'winner';
    const side = disc.radius * (isWinner ? 0.33 : 0.155);
    this.#light(isWinner ? this.#gold : this.#ice, index, disc, side);
    if (!isWinner) return;
    this.#circle(disc.x(index), disc.y(index), side * 0.36, disc.radius / 175, 'rgb(255 227 161 / 85%)');
  }

  /** A wave that goes out from a number just found, within the disc. */
  ripple({ seed, startMs }: Ripple, disc: Disc, nowMs: number): void {
    const share = Math.min(1, Math.max(0, (nowMs - startMs) / RIPPLE_MS));
    const { context } = this;
    const width = (disc.radius / 66) * (1 - share) + 1;
    context.save();
    context.beginPath();
    context.arc(disc.middle, disc.middle, disc.radius, 0, TURN);
    context.clip();
    const colour = `rgb(255 227 161 / ${0.7 * (1 - share)})`;
    this.#circle(disc.x(seed.index), disc.y(seed.index), (0.12 + share) * disc.radius, width, colour);
    context.restore();
  }
}
