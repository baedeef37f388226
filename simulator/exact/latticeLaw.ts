/**
 * A law on whole steps, given by its spectrum: read back either from a table of all steps or, where few frequencies are
 * alive, by summing those for the one step that is asked for, however long the lattice.
 */
import { fourierTransform } from './fourier.ts';
import type { PayoutSpectrum } from './payoutSpectrum.ts';
import { productModulo } from './productModulo.ts';

/** Steps are counted from the first of the lattice. The mass may be less than 1: that of one case among several. */
export interface LatticeLaw {
  readonly mass: number;
  /** Mass at or below a step; 0 before the first, all of it from the last on. */
  atMost(step: number): number;
  /** Σ of `atMost` over all steps from the first to this one. */
  sumOfAtMost(step: number): number;
}

/**
 * Questions that a law is built for: about 1,000 points of a curve and some quantiles by bisection. Summing for each
 * must cost less than the transform of the table.
 */
const QUESTIONS = 2000;
/** Nanoseconds, roughly: a term of such a sum; a table's turn of a circle; a step of one pass of its transform. */
const TERM_COST = 40;
const TURN_COST = 60;
const STEP_COST = 8;
/** Steps of a table at most: 100 MB. */
const MOST_TABLED = 2 ** 22;

const isTabled = (frequencies: number, size: number): boolean =>
  size <= MOST_TABLED && tableCost(size) <= frequencies * QUESTIONS * TERM_COST;

const tableCost = (size: number): number => size * (TURN_COST + STEP_COST * Math.log2(size));

/** Nanoseconds to build a law and to ask it, roughly. */
export const lawCost = (frequencies: number, size: number): number =>
  isTabled(frequencies, size) ? tableCost(size) : frequencies * QUESTIONS * TERM_COST;

/** One row of a spectrum as a law. @param size steps of the lattice, a power of two */
export const latticeLaw = (spectrum: PayoutSpectrum, row: number, size: number): LatticeLaw =>
  isTabled(spectrum.frequencies.length, size)
    ? tabledLaw(spectrum, row, size)
    : summedLaw(spectrum, row, size);

/** Every step at once, by one transform. */
export function tabledLaw({ frequencies, re, im }: PayoutSpectrum, row: number, size: number): LatticeLaw {
  const masses = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (const [i, frequency] of frequencies.entries()) {
    masses[frequency] = re[row]![i]!;
    imaginary[frequency] = im[row]![i]!;
    if (frequency === 0 || 2 * frequency === size) imaginary[frequency] = 0;
    else {
      masses[size - frequency] = re[row]![i]!;
      imaginary[size - frequency] = -im[row]![i]!;
    }
  }
  const mass = masses[0]!;
  fourierTransform(masses, imaginary);
  const cumulative = masses;
  const sums = imaginary;
  let atMost = 0;
  let sum = 0;
  let lost = 0;
  for (let step = 0; step < size; step++) {
    // Rounding leaves ±10⁻¹⁷ where there is nothing; cut off at 0 here, it would add up instead of cancelling.
    atMost += masses[step]! / size;
    // Kahan's sum: thousands of steps near 1 would cost four digits of a tail's mean.
    const term = atMost - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
    cumulative[step] = atMost;
    sums[step] = sum;
  }
  return {
    mass,
    atMost: (step) =>
      step < 0 ? 0 : step >= size - 1 ? mass : Math.min(mass, Math.max(0, cumulative[step]!)),
    sumOfAtMost: (step) =>
      step < 0 ? 0 : step < size ? sums[step]! : sums[size - 1]! + (step - size + 1) * mass,
  };
}

/**
 * One step at a time. With φ at ω = 2π · frequency ∕ size and σ = step + 1,
 * F = (σ φ₀ + 2 Σ Re φ (1 − e^{−iωσ}) ∕ (1 − e^{−iω})) ∕ size; the sum of F is the same once more.
 */
export function summedLaw({ frequencies, re, im }: PayoutSpectrum, row: number, size: number): LatticeLaw {
  const mass = re[row]![0]!;
  const count = frequencies.length - 1;
  const once = { re: new Float64Array(count), im: new Float64Array(count) };
  const twice = { re: new Float64Array(count), im: new Float64Array(count) };
  let onceTotal = 0;
  let twiceTotal = 0;
  for (let i = 0; i < count; i++) {
    const omega = (2 * Math.PI * frequencies[i + 1]!) / size;
    // The middle frequency has no mirror image: half of the two that the others stand for.
    const weight = 2 * frequencies[i + 1]! === size ? 1 : 2;
    // 1 ∕ (1 − e^{−iω}) = 1∕2 − (i ∕ 2) cot(ω ∕ 2), and e^{−iω} ∕ (1 − e^{−iω}) = −1∕2 − (i ∕ 2) cot(ω ∕ 2).
    const cotangent = -0.5 / Math.tan(omega / 2);
    const [a, b] = [weight * re[row]![i + 1]!, weight * im[row]![i + 1]!];
    once.re[i] = a * 0.5 - b * cotangent;
    once.im[i] = a * cotangent + b * 0.5;
    twice.re[i] = once.re[i]! * -0.5 - once.im[i]! * cotangent;
    twice.im[i] = once.re[i]! * cotangent - once.im[i]! * 0.5;
    onceTotal += once.re[i]!;
    twiceTotal += twice.re[i]!;
  }
  /** Σ Re terms · e^{−iωσ}. */
  const turned = (terms: { re: Float64Array; im: Float64Array }, sigma: number): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const angle = (2 * Math.PI * productModulo(frequencies[i + 1]!, sigma, size)) / size;
      sum += terms.re[i]! * Math.cos(angle) + terms.im[i]! * Math.sin(angle);
    }
    return sum;
  };
  const sumWithin = (step: number): number => {
    const sigma = step + 1;
    const whole = (mass * sigma * (sigma + 1)) / 2 + sigma * onceTotal;
    return (whole - twiceTotal + turned(twice, sigma)) / size;
  };
  return {
    mass,
    atMost: (step) => {
      if (step < 0) return 0;
      if (step >= size - 1) return mass;
      const sigma = step + 1;
      return Math.min(mass, Math.max(0, (mass * sigma + onceTotal - turned(once, sigma)) / size));
    },
    sumOfAtMost: (step) => {
      if (step < 0) return 0;
      return step < size ? sumWithin(step) : sumWithin(size - 1) + (step - size + 1) * mass;
    },
  };
}
