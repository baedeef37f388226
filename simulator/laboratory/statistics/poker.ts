/**
 * How many different digits does a hand of five hold?
 * Source: Knuth, TAOCP 2, §3.3.2 E (poker test).
 */
import { goodnessOfFit } from '../laws/chiSquare.ts';
import { differentValuesLaw } from './stirling.ts';

const HAND = 5;

/** The upper p-value of hands dealt one after the other. */
export function poker(digits: ArrayLike<number>, base: number): number {
  const hands = Math.floor(digits.length / HAND);
  const counts = new Array<number>(HAND + 1).fill(0);
  for (let at = 0; at < hands * HAND; at += HAND) counts[differentValues(digits, at)]!++;
  return goodnessOfFit(
    counts,
    differentValuesLaw(HAND, base).map((chance) => hands * chance),
  );
}

function differentValues(digits: ArrayLike<number>, at: number): number {
  let different = 0;
  for (let i = at; i < at + HAND; i++) {
    let earlier = at;
    while (digits[earlier] !== digits[i]) earlier++;
    if (earlier === i) different++;
  }
  return different;
}
