/** Too even is as suspicious as too uneven: an upper p-value near 1 counts as one near 0 (Knuth, TAOCP 2, §3.3.1). */
export const twoSided = (upperP: number): number => Math.min(1, 2 * Math.min(upperP, 1 - upperP));
