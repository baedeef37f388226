/** Where seeds stand in the picture's pixels. */
import { seedAngle, seedRadius } from './seeds.ts';

export class Disc {
  readonly middle: number;
  readonly radius: number;
  readonly capacity: number;

  /** @param side of the picture @param radius of the disc, both in pixels @param capacity seeds that have room */
  constructor(side: number, radius: number, capacity: number) {
    this.middle = side / 2;
    this.radius = radius;
    this.capacity = capacity;
  }

  x(index: number): number {
    return this.middle + this.radius * seedRadius(index, this.capacity) * Math.sin(seedAngle(index));
  }

  y(index: number): number {
    return this.middle - this.radius * seedRadius(index, this.capacity) * Math.cos(seedAngle(index));
  }

  /** The radius within which the first `seeds` seeds stand. */
  edgeOf(seeds: number): number {
    return Math.sqrt(Math.min(1, Math.max(0, seeds) / this.capacity)) * this.radius;
  }
}
