/** What a planted bias is: a fault put in on purpose, to see that the tests find it. */
import type { AreaSamples } from '../batteries.ts';
import type { Area } from '../laboratoryTest.ts';
import type { Scale } from '../scale.ts';

export interface PlantedBias<A extends Area = Area> {
  /** Stable name, lower case with hyphens. */
  readonly id: string;
  /** The fault, as a few words. */
  readonly about: string;
  readonly area: A;
  /** Ids of tests that one would ask about it; the first is the one named for it and must see it. */
  readonly caughtBy: readonly [string, ...string[]];
  /** The faulty sample of one stream. @param use begins the labels of its keys */
  sample(seed: Uint8Array, use: string, stream: number, scale: Scale): AreaSamples[A];
}
