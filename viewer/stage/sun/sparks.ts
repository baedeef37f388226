/**
 * A spark for each number that comes in. The server tells once a second how many came, not when: they are spread
 * evenly over the second that follows.
 */
import { lightSprite } from './glow.ts';
import { DISC_SHARE, seedPoint } from './seeds.ts';

const SPREAD_MS = 950;
const LIFE_MS = 1_100;
/** Sparks of one second; where more come in, the sparks are a sample. */
const MOST_SPARKS = 160;
const SPRITE_SIDE = 64;

interface Spark {
  readonly x: number;
  readonly y: number;
  readonly bornMs: number;
}

export class Sparks {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #sprite = lightSprite(SPRITE_SIDE, [255, 227, 161], [255, 201, 77]);
  #sparks: Spark[] = [];
  #isStill = false;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d')!;
  }

  resize(side: number): void {
    this.#canvas.width = this.#canvas.height = side;
  }

  setStill(isStill: boolean): void {
    this.#isStill = isStill;
    if (isStill) this.stop();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#sparks = [];
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.width);
  }

  /** Sparks at the seeds from `from` up to, not including, `to`. */
  add(from: number, to: number, capacity: number): void {
    const many = Math.min(MOST_SPARKS, to - from);
    if (this.#isStill || many <= 0) return;
    const startMs = performance.now();
    for (let spark = 0; spark < many; spark++) {
      const { x, y } = seedPoint(from + Math.floor(((to - from) * spark) / many), capacity);
      this.#sparks.push({ x, y, bornMs: startMs + (SPREAD_MS * spark) / many });
    }
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((nowMs) => this.#draw(nowMs));
  }

  #draw(nowMs: number): void {
    const context = this.#context;
    const side = this.#canvas.width;
    context.clearRect(0, 0, side, side);
    this.#sparks = this.#sparks.filter(({ bornMs }) => nowMs - bornMs < LIFE_MS);
    const radius = (side / 2) * DISC_SHARE;
    for (const { x, y, bornMs } of this.#sparks) {
      const age = (nowMs - bornMs) / LIFE_MS;
      if (age < 0) continue;
      const size = side * (0.012 + 0.03 * (1 - age));
      context.globalAlpha = (1 - age) ** 2;
      context.drawImage(
        this.#sprite,
        side / 2 + x * radius - size / 2,
        side / 2 + y * radius - size / 2,
        size,
        size,
      );
    }
    context.globalAlpha = 1;
    if (this.#sparks.length > 0) this.#frame = requestAnimationFrame((later) => this.#draw(later));
  }
}
