/**
 * The same coefficient as `circleSum`, for few tickets drawn (or few left), where every frequency is alive: by Newton's
 * identities from the power sums ψ(mt) = Σ e^{imtx}, without a circle.
 *
 * Π (1 + w vᵢ) = Σ eₖ wᵏ with k eₖ = Σₘ (−1)^{m−1} wᵐ ψ(mt) e_{k−m} for w = p ∕ q; the m-th term is smaller than the
 * first by about w^{m−1}, so a few of them do.
 * Source: I. G. Macdonald, "Symmetric Functions and Hall Polynomials", 2nd ed., Oxford 1995, I.2.11.
 */
import { type DrawnSample, NEGLIGIBLE_LOG } from './drawnSample.ts';
import type { PooledTickets, SpectrumSum } from './pooledTickets.ts';
import { productModulo } from './productModulo.ts';

/** The recurrence is stable for a small share of the tickets; e₀ = q^N must not underflow. */
const MOST_SHARE = 0.1;
const MOST_DRAWN = 600;

export interface NewtonPlan {
  /** The larger share is left and the smaller one drawn; if not, the two change roles. */
  readonly isMirrored: boolean;
  /** Tickets of the pool that are drawn (mirrored: left) at most. */
  readonly drawn: number;
  /** Power sums used. */
  readonly terms: number;
}

/** What the recurrence would have to do, or undefined where it is no good. */
export function newtonPlan({ groups, apart }: PooledTickets, sample: DrawnSample): NewtonPlan | undefined {
  const isMirrored = sample.p > sample.q;
  const tickets = groups.reduce((sum, { count }) => sum + count, 0);
  const drawn = isMirrored ? tickets - sample.drawn + apart[1] : sample.drawn - apart[0];
  const share = Math.min(sample.p, sample.q);
  if (share > MOST_SHARE || drawn > MOST_DRAWN) return undefined;
  const terms = Math.ceil(NEGLIGIBLE_LOG / Math.log(share / (1 - share))) + 1;
  return { isMirrored, drawn, terms: Math.min(terms, drawn) };
}

export function newtonSum(
  { groups, apart, from, size }: PooledTickets,
  sample: DrawnSample,
  { isMirrored, drawn, terms }: NewtonPlan,
): SpectrumSum {
  const odds = isMirrored ? sample.q / sample.p : sample.p / sample.q;
  const tickets = groups.reduce((sum, { count }) => sum + count, 0);
  const worth = groups.reduce((sum, group) => sum + group.count * group.worth, 0);
  const none = Math.exp(-tickets * Math.log1p(odds));
  const step = (2 * Math.PI) / size;
  const shift = positiveModulo(isMirrored ? worth - from : -from, size);
  const turnRe = new Float64Array(groups.length);
  const turnIm = new Float64Array(groups.length);
  const powerRe = new Float64Array(terms + 1);
  const powerIm = new Float64Array(terms + 1);
  const re = new Float64Array(drawn + 1);
  const im = new Float64Array(drawn + 1);

  /** (−1)^{m−1} (odds)ᵐ ψ(mt) for m = 1 … terms. */
  const sumPowers = (frequency: number): void => {
    powerRe.fill(0);
    powerIm.fill(0);
    for (const [i, group] of groups.entries()) {
      const angle = productModulo(frequency, group.worth, size) * step;
      turnRe[i] = Math.cos(angle) * -odds;
      turnIm[i] = Math.sin(angle) * -odds;
    }
    for (const [i, { count }] of groups.entries()) {
      let [a, b] = [-count, 0];
      for (let m = 1; m <= terms; m++) {
        [a, b] = [a * turnRe[i]! - b * turnIm[i]!, a * turnIm[i]! + b * turnRe[i]!];
        powerRe[m]! += a;
        powerIm[m]! += b;
      }
    }
  };

  return (frequency, out) => {
    sumPowers(frequency);
    re[0] = none;
    im[0] = 0;
    for (let k = 1; k <= drawn; k++) {
      let a = 0;
      let b = 0;
      const last = k < terms ? k : terms;
      for (let m = 1; m <= last; m++) {
        const c = re[k - m]!;
        const d = im[k - m]!;
        a += powerRe[m]! * c - powerIm[m]! * d;
        b += powerRe[m]! * d + powerIm[m]! * c;
      }
      re[k] = a / k;
      im[k] = b / k;
    }
    const angle = productModulo(frequency, shift, size) * step;
    const cosine = Math.cos(angle);
    const sine = Math.sin(angle);
    for (let row = 0; 2 * row < out.length; row++) {
      // Row 0 has the fewest tickets apart, and so the most of the pool drawn, the fewest left.
      const k = isMirrored ? tickets - sample.drawn + apart[0] + row : sample.drawn - apart[0] - row;
      const a = re[k]!;
      const b = isMirrored ? -im[k]! : im[k]!;
      out[2 * row] = a * cosine - b * sine;
      out[2 * row + 1] = a * sine + b * cosine;
    }
  };
}

const positiveModulo = (value: number, modulus: number): number => ((value % modulus) + modulus) % modulus;
