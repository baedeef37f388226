/**
 * Sums of whole numbers and of their squares without any rounding, so that adding in another order gives the same.
 * Within a column the work is done in doubles, on two limbs of 20 bits: |q| < 2⁴⁰ is q = h · 2²⁰ + l, |h| ≤ 2²⁰, 0 ≤ l < 2²⁰;
 * a product is 2⁴⁰ at most and a column 4,096 long, so every sum stays within 2⁵². Larger values go one by one as BigInt.
 */
import type { VarintReader, VarintWriter } from './varint.ts';

/** Longest column. */
export const MAX_COLUMN = 4096;
const LIMB = 2 ** 20;
const LIMIT = LIMB * LIMB;

export interface ExactMoments {
  count: number;
  sum: bigint;
  squares: bigint;
}

export const noMoments = (): ExactMoments => ({ count: 0, sum: 0n, squares: 0n });

/**
 * Adds values [from, to) of a column, `MAX_COLUMN` of them at most.
 * @param values safe integers
 * @param least no more than any of them; `most` no less
 */
export function addColumnToMoments(
  moments: ExactMoments,
  values: Float64Array,
  range: { readonly from: number; readonly to: number; readonly least: number; readonly most: number },
): void {
  const { from, to, least, most } = range;
  moments.count += to - from;
  if (least === most) addRepeated(moments, least, to - from);
  else if (least > -LIMIT && most < LIMIT) addInLimbs(moments, values, from, to);
  else for (let i = from; i < to; i++) addRepeated(moments, values[i]!, 1);
}

function addRepeated(moments: ExactMoments, value: number, times: number): void {
  if (value === 0) return;
  const [q, n] = [BigInt(value), BigInt(times)];
  moments.sum += n * q;
  moments.squares += n * q * q;
}

function addInLimbs(moments: ExactMoments, values: Float64Array, from: number, to: number): void {
  let high = 0;
  let low = 0;
  let highHigh = 0;
  let highLow = 0;
  let lowLow = 0;
  for (let i = from; i < to; i++) {
    const q = values[i]!;
    const h = Math.floor(q * (1 / LIMB));
    const l = q - h * LIMB;
    high += h;
    low += l;
    highHigh += h * h;
    highLow += h * l;
    lowLow += l * l;
  }
  moments.sum += (BigInt(high) << 20n) + BigInt(low);
  moments.squares += (BigInt(highHigh) << 40n) + (BigInt(highLow) << 21n) + BigInt(lowLow);
}

export function mergeMoments(into: ExactMoments, from: ExactMoments): void {
  into.count += from.count;
  into.sum += from.sum;
  into.squares += from.squares;
}

/** The sum of squared differences from the mean, times the count: an integer, so no digits cancel. */
const scaledSquares = ({ count, sum, squares }: ExactMoments): number =>
  Number(BigInt(count) * squares - sum * sum);

/** 0 without values. */
export const meanOf = ({ count, sum }: ExactMoments): number => (count === 0 ? 0 : Number(sum) / count);

/** Sample variance (n − 1 below); 0 for fewer than two values. */
export const varianceOf = (moments: ExactMoments): number =>
  moments.count < 2 ? 0 : scaledSquares(moments) / moments.count / (moments.count - 1);

export function encodeMoments(writer: VarintWriter, { count, sum, squares }: ExactMoments): void {
  writer.write(count);
  writer.write(sum);
  writer.write(squares);
}

export const decodeMoments = (reader: VarintReader): ExactMoments => ({
  count: reader.number(0),
  sum: reader.bigint(),
  squares: reader.bigint(),
});
