/**
 * Where the entries stand in the sun: as seeds in a sunflower (H. Vogel, "A better way to construct the sunflower
 * head", Mathematical Biosciences 44, 1979). Each seed has the same room, and the radius grows with the index: so
 * entries that follow one another in the list are a ring.
 */

/** The golden angle, radians: π(3 − √5). */
export const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** The disc's diameter against the picture's side; the rest is for the rays, and for lights at the rim. */
export const DISC_SHARE = 0.826;

/** Radius of seed `index` in a disc of radius 1 that has room for `capacity`. */
export const seedRadius = (index: number, capacity: number): number => Math.sqrt((index + 0.5) / capacity);

/** Clockwise from the top, radians. */
export const seedAngle = (index: number): number => (index * GOLDEN_ANGLE) % (2 * Math.PI);

/** Where seed `index` stands in a disc of radius 1 around the origin, y downwards. */
export function seedPoint(index: number, capacity: number): { readonly x: number; readonly y: number } {
  const radius = seedRadius(index, capacity);
  const angle = seedAngle(index);
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

/** Between two seeds on the average, in a disc of radius 1: each has π / capacity of room. */
export const seedSpacing = (capacity: number): number => Math.sqrt(Math.PI / capacity);

/** Room beyond the present count, so that the disc need not be laid out anew for each arrival. */
const HEADROOM = 1.2;
/** Fewer seeds would be boulders. */
const LEAST_CAPACITY = 600;

/** Room to lay out for a list that still grows: kept while it suffices, else the count and a fifth. */
export function roomFor(count: number, present: number): number {
  const suffices = present >= count && present <= Math.max(LEAST_CAPACITY, count * HEADROOM * 2);
  return suffices ? present : Math.max(LEAST_CAPACITY, Math.ceil(count * HEADROOM));
}
