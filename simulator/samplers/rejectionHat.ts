/**
 * The hat of the rejection samplers of counts: transformed rejection with a squeeze.
 * Source: W. Hörmann, "The generation of binomial random variates", J. Statist. Comput. Simul. 46 (1993), algorithm BTRS; the
 * names are his letters.
 *
 * A uniform u in [−½, ½) goes to x = (2a ∕ (½ − |u|) + b)·u + mean + ½, whose density is nearly the law's, and ⌊x⌋ is kept with
 * the probability pmf(⌊x⌋)·(a ∕ (½ − |u|)² + b) ∕ (α·pmf(mode)). That is exact as long as this is never more than 1 and, where
 * ½ − |u| is at least `SQUEEZED_FROM`, never under the squeeze: a try under the squeeze is then kept unseen. Hörmann fitted the
 * constants to binomial laws; the test of this file goes through binomial and hypergeometric ones and checks both
 * conditions for every count of each.
 */

/** The constants hold for laws of at least this variance; inversion serves the others. */
export const REJECTION_FROM_VARIANCE = 10;
/**
 * Counts so far over the mean come less than once in 2⁶⁴ where the variance is under 10 (worst, a Poisson law: 3·10⁻²⁰), which
 * no double in [0, 1) can tell: inversion ends there, as rounding leaves something of the doubles next to 1.
 */
export const INVERSION_REACH = 40;
/** Three tries in four are kept by the squeeze alone when the deviation is large. */
export const SQUEEZED_FROM = 0.07;

/** b, from the standard deviation. */
export const slopeOf = (sd: number): number => 1.15 + 2.53 * sd;
/** a */
export const bendOf = (slope: number): number => -0.0873 + 0.0248 * slope;
/** α */
export const heightOf = (slope: number, sd: number): number => (2.83 + 5.1 / slope) * sd;
/** v_r */
export const squeezeOf = (slope: number): number => 0.92 - 4.2 / slope;
