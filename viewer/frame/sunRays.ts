/** Rays shaped like grains, as on the flag of Kazakhstan: the mark, and the seconds of the countdown. */

const point = (radius: number, angle: number): string =>
  `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;

/**
 * The path of ray `index` of `count`, clockwise from the top, around the origin.
 * @param inner radius at which the grain begins @param outer radius of its tip
 * @param fullness the grain's width against the room it has, 0 to 1
 */
export function rayPath(
  index: number,
  count: number,
  inner: number,
  outer: number,
  fullness: number,
): string {
  const angle = (index / count) * 2 * Math.PI;
  const half = (Math.PI / count) * fullness;
  const belly = inner + (outer - inner) * 0.42;
  const left = point(belly, angle - half);
  const right = point(belly, angle + half);
  return `M${point(inner, angle)}Q${left} ${point(outer, angle)}Q${right} ${point(inner, angle)}Z`;
}
