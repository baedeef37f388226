/**
 * Both conditions of the hat, for every count of every law of a grid. There is nothing random here: a law that fails would be
 * sampled wrongly. The grid is fine where the conditions are tight (just over the least variance) and reaches deviations of
 * ten thousand, where they no longer change: a normal law's worst is 0.9954, its squeeze's margin 0.0046.
 */
import { describe, expect, it } from 'vitest';
import {
  bendOf,
  heightOf,
  REJECTION_FROM_VARIANCE,
  SQUEEZED_FROM,
  slopeOf,
  squeezeOf,
} from './rejectionHat.ts';

interface Law {
  readonly mean: number;
  readonly variance: number;
  readonly mode: number;
  readonly most: number;
  /** pmf(count + 1) ∕ pmf(count) */
  readonly rise: (count: number) => number;
}

const hypergeometricLaw = (few: number, draws: number, total: number): Law => {
  const mean = (few * draws) / total;
  const others = total - draws - few;
  return {
    mean,
    variance: (mean * (1 - few / total) * (total - draws)) / (total - 1),
    mode: Math.floor(((draws + 1) * (few + 1)) / (total + 2)),
    most: few,
    rise: (count) => ((few - count) * (draws - count)) / ((count + 1) * (others + count + 1)),
  };
};

const binomialLaw = (n: number, p: number): Law => ({
  mean: n * p,
  variance: n * p * (1 - p),
  mode: Math.floor((n + 1) * p),
  most: n,
  rise: (count) => ((n - count) * p) / ((count + 1) * (1 - p)),
});

/** Smaller weights cannot come near the hat, which falls only as the square of the distance. */
const LEAST_WEIGHT = 1e-40;

/** The most that a try is ever kept with, the least by which it is above the squeeze, and whether the squeeze keeps a count. */
function conditionsOf({ mean, variance, mode, most, rise }: Law) {
  const sd = Math.sqrt(variance);
  const b = slopeOf(sd);
  const a = bendOf(b);
  const height = heightOf(b, sd);
  /** |u| of a point x so far from the middle: the inverse of (2a ∕ (½ − |u|) + b)·u. */
  const placeOf = (distance: number): number => {
    const p = 2 * a + b / 2 + distance;
    return (p - Math.sqrt(p * p - 2 * b * distance)) / (2 * b);
  };
  const keptAt = (weight: number, place: number): number => (weight * (a / (0.5 - place) ** 2 + b)) / height;

  let largest = 0;
  let least = Number.POSITIVE_INFINITY;
  const visit = (count: number, weight: number): void => {
    const ends = [Math.abs(count - mean - 0.5), Math.abs(count + 1 - mean - 0.5)] as const;
    const isMiddle = Math.abs(count - mean) < 0.5;
    const near = isMiddle ? 0 : placeOf(Math.min(...ends));
    largest = Math.max(largest, keptAt(weight, placeOf(Math.max(...ends))));
    if (near <= 0.5 - SQUEEZED_FROM) least = Math.min(least, keptAt(weight, near));
  };
  for (let count = mode, weight = 1; count <= most && weight > LEAST_WEIGHT; count++) {
    visit(count, weight);
    weight *= rise(count);
  }
  for (let count = mode, weight = 1; count > 0 && weight > LEAST_WEIGHT; count--) {
    weight /= rise(count - 1);
    visit(count - 1, weight);
  }
  const reach = ((2 * a) / SQUEEZED_FROM + b) * (0.5 - SQUEEZED_FROM);
  return {
    largest,
    margin: least - squeezeOf(b),
    isInside: mean + 0.5 - reach >= 0 && mean + 0.5 + reach < most + 1,
  };
}

/** The worst of all laws of at least the least variance. */
function worstOf(laws: Iterable<Law>) {
  const worst = { laws: 0, largest: 0, margin: Number.POSITIVE_INFINITY, isInside: true };
  for (const law of laws) {
    if (law.variance < REJECTION_FROM_VARIANCE) continue;
    const { largest, margin, isInside } = conditionsOf(law);
    worst.laws++;
    worst.largest = Math.max(worst.largest, largest);
    worst.margin = Math.min(worst.margin, margin);
    worst.isInside &&= isInside;
  }
  return worst;
}

/** From `first` to `last`, each so many times the one before. */
function* growing(first: number, last: number, times: number): Generator<number> {
  for (let value = first; value <= last; value *= times) yield Math.round(value);
}

function* everyLawOf(total: number): Generator<Law> {
  for (let draws = 1; 2 * draws <= total; draws++) {
    for (let few = 1; few <= draws; few++) yield hypergeometricLaw(few, draws, total);
  }
}

function* hypergeometricGrid(): Generator<Law> {
  for (const total of growing(160, 2 ** 31, 1.9)) {
    for (const draws of growing(9, total / 2, 1.53)) {
      for (const few of growing(9, draws, 1.47)) yield hypergeometricLaw(few, draws, total);
    }
  }
}

/** Laws that lie on the least variance, or just over it. */
function* smallGrid(): Generator<Law> {
  for (const total of growing(170, 2 ** 31, 1.7)) {
    for (const hundredths of growing(1000, 1600, 1.01)) {
      for (const draws of growing(20, total / 2, 1.7)) {
        const share = draws / total;
        const few = Math.ceil(hundredths / 100 / (share * (1 - share)));
        if (few <= draws) yield hypergeometricLaw(few, draws, total);
      }
    }
  }
}

function* binomialGrid(): Generator<Law> {
  for (const p of [1e-9, 1e-6, 1e-3, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.49, 0.5]) {
    for (const thousandths of [...growing(10_000, 1e6, 1.015), ...growing(1e6, 1e9, 2)]) {
      yield binomialLaw(Math.ceil(thousandths / 1000 / (p * (1 - p))), p);
    }
  }
}

describe('the hat lies over the law, and the squeeze under it,', () => {
  it.each([160, 161, 170, 200, 251])('for every hypergeometric law of %i tickets', (total) => {
    const worst = worstOf(everyLawOf(total));
    expect(worst.laws).toBeGreaterThan(0);
    expect(worst.largest).toBeLessThan(0.97);
    expect(worst.margin).toBeGreaterThan(0.05);
    expect(worst.isInside).toBe(true);
  });

  it.each([
    { name: 'hypergeometric laws of up to 2³¹ tickets', grid: hypergeometricGrid, laws: 4000 },
    { name: 'hypergeometric laws of the least variance', grid: smallGrid, laws: 10_000 },
    { name: 'binomial laws', grid: binomialGrid, laws: 3500 },
  ])('for $name', ({ grid, laws }) => {
    const worst = worstOf(grid());
    expect(worst.laws).toBeGreaterThan(laws);
    expect(worst.largest).toBeLessThan(0.996);
    expect(worst.margin).toBeGreaterThan(0.0045);
    expect(worst.isInside).toBe(true);
  });

  it('and fails for a law of a smaller variance, which inversion therefore serves', () => {
    expect(conditionsOf(hypergeometricLaw(20, 20, 40)).largest).toBeGreaterThan(1);
  });
});
