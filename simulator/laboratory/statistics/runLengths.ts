/**
 * How long do the values go on rising (or falling)? The value after a run is thrown away, which makes the lengths independent:
 * a run of r or more has probability 1 / r!.
 * Source: Knuth, TAOCP 2, §3.3.2 G with exercise 14 (run test); GLI-11 names it among the tests of a generator.
 */
import { goodnessOfFit } from '../laws/chiSquare.ts';
import { affordablePieces } from './affordable.ts';

/** Runs of this length and longer are one cell. */
const LONGEST = 7;
/** A run with the value after it: e on the average. */
const MEAN = Math.E;
/** √(e + 1 − (e − 1)²): Σ r² (1/r! − 1/(r+1)!) is e + 1. */
const SD = Math.sqrt(Math.E + 1 - (Math.E - 1) ** 2);

/** The upper p-value; 0 when runs are so long that the values do not suffice. @param values all different, or nearly */
export function runLengths(values: ArrayLike<number>, direction: 'up' | 'down'): number {
  const sign = direction === 'up' ? 1 : -1;
  const wanted = affordablePieces(values.length, MEAN, SD);
  const counts = new Array<number>(LONGEST).fill(0);
  let at = 0;
  for (let run = 0; run < wanted; run++) {
    let length = 1;
    while (at + length < values.length && sign * (values[at + length]! - values[at + length - 1]!) > 0) {
      length++;
    }
    at += length + 1;
    if (at > values.length) return 0;
    counts[Math.min(length, LONGEST) - 1]!++;
  }
  return goodnessOfFit(counts, runLaw(wanted));
}

/** Expected numbers of runs of 1, 2, … values. */
function runLaw(runs: number): number[] {
  let atLeast = 1;
  return Array.from({ length: LONGEST }, (_, i) => {
    const longer = i === LONGEST - 1 ? 0 : atLeast / (i + 2);
    const expected = runs * (atLeast - longer);
    atLeast = longer;
    return expected;
  });
}
