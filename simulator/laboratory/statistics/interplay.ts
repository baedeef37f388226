/**
 * Do two streams go together? For shifts of −2 to 2 words, how often do the bits at the same place agree; 160 squares, no two
 * of which go together.
 * Source: GLI-11 "interplay correlation": the numbers of one game must tell nothing of another's.
 */
import { bitBalance, onesByPlace } from './bitFrequency.ts';

const SHIFTS = [-2, -1, 0, 1, 2] as const;

/** The upper p-value of two streams of equal length. */
export function interplay(first: Uint32Array, second: Uint32Array): number {
  const n = first.length - 4;
  const differences = new Uint32Array(n);
  const disagreements = SHIFTS.flatMap((shift) => {
    for (let i = 0; i < n; i++) differences[i] = first[i + 2]! ^ second[i + 2 + shift]!;
    return [...onesByPlace(differences)];
  });
  return bitBalance(disagreements, n);
}
