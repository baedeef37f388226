/** The ring of lit seeds between two moments: its edges glide, so that the eye follows what falls away. */
import type { SunScene } from './sunScene.ts';

/** In seeds; the picture takes square roots. */
export interface Ring {
  readonly from: number;
  readonly to: number;
}

export const GLIDE_MS = 700;

export const ringOf = ({ lit, count }: SunScene): Ring =>
  typeof lit === 'string' ? { from: 0, to: count } : lit;

/** Fast at first, then settling; 0 to 1. */
const settle = (share: number): number => 1 - (1 - share) ** 3;

/** @param share of the glide's time that is over, 0 to 1. Edges move evenly by radius, not by area. */
export function glide(start: Ring, end: Ring, share: number): Ring {
  const part = settle(Math.min(1, Math.max(0, share)));
  const between = (a: number, b: number): number =>
    (Math.sqrt(a) + (Math.sqrt(b) - Math.sqrt(a)) * part) ** 2;
  return part >= 1 ? end : { from: between(start.from, end.from), to: between(start.to, end.to) };
}
