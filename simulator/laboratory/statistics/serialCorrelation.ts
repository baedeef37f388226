/**
 * Does a value tell anything of the one `lag` further on? Mean and variance are known beforehand, so each lag's coefficient times
 * √(n − lag) has mean 0 and variance 1 exactly, and no two lags go together.
 * Source: Knuth, TAOCP 2, §3.3.2 K (serial correlation test); the sum over lags after G. E. P. Box and D. A. Pierce, JASA
 * 65(332), 1970.
 */
import { chiSquareUpper } from '../laws/chiSquare.ts';

/**
 * The upper p-value of values in [0, bound).
 * @param lags all below a hundredth of the number of values, so that the sums are nearly normal
 */
export function serialCorrelation(values: ArrayLike<number>, bound: number, lags: readonly number[]): number {
  const sd = Math.sqrt((bound * bound - 1) / 12);
  const centred = new Float64Array(values.length);
  for (let i = 0; i < centred.length; i++) centred[i] = (values[i]! - (bound - 1) / 2) / sd;
  let statistic = 0;
  for (const lag of lags) {
    let sum = 0;
    for (let i = centred.length - lag - 1; i >= 0; i--) sum += centred[i]! * centred[i + lag]!;
    statistic += sum ** 2 / (centred.length - lag);
  }
  return chiSquareUpper(statistic, lags.length);
}
