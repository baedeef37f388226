/**
 * A spark for each number that comes in. The server tells once a second how many came, not when: they are spread
 * evenly over the second that follows.
 */
import type { Disc } from './disc.ts';
import { lightSprite } from './glow.ts';

const SPREAD_MS = 950;
const LIFE_MS = 1_100;
/** Sparks of one second; where more come in, the sparks are a sample. */
const MOST_SPARKS = 160;
const SPRITE_SIDE = 64;

interface Spark {
  readonly index: number;
  readonly bornMs: number;
}

export class Sparks {
  readonly #sprite = lightSprite(SPRITE_SIDE, [255, 227, 161], [255, 201, 77]);
  /** In the order of their birth. */
  #sparks: Spark[] = [];

  get isEmpty(): boolean {
    return this.#sparks.length === 0;
  }

  clear(): void {
    this.#sparks = [];
  }

  /** Sparks at the seeds from `from` up to, not including, `to`. */
  add(from: number, to: number, nowMs: number): void {
    const many = Math.min(MOST_SPARKS, to - from);
    // Nobody draws on a hidden page: those of the last second are enough.
    if (this.#sparks.length > 2 * MOST_SPARKS) this.#sparks = [];
    for (let spark = 0; spark < many; spark++) {
      const index = from + Math.floor(((to - from) * spark) / many);
      this.#sparks.push({ index, bornMs: nowMs + (SPREAD_MS * spark) / many });
    }
  }

  draw(context: OffscreenCanvasRenderingContext2D, disc: Disc, nowMs: number): void {
    const over = this.#sparks.findIndex(({ bornMs }) => nowMs - bornMs < LIFE_MS);
    if (over !== 0) this.#sparks.splice(0, over < 0 ? this.#sparks.length : over);
    for (const { index, bornMs } of this.#sparks) {
      const age = (nowMs - bornMs) / LIFE_MS;
      // Those behind it are younger still.
      if (age < 0) break;
      const size = disc.radius * (0.025 + 0.06 * (1 - age));
      context.globalAlpha = (1 - age) ** 2;
      context.drawImage(this.#sprite, disc.x(index) - size / 2, disc.y(index) - size / 2, size, size);
    }
    context.globalAlpha = 1;
  }
}
