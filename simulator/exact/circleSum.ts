/**
 * One value of the pooled tickets' characteristic function, by the trapezoid rule on the saddle-point circle:
 *
 *   (1 ∕ nodes) Σ over θ of Π (q + p e^{i (θ + t x)})^{count} · e^{−imθ},
 *
 * jointly for every number m of tickets drawn. Almost all points of the circle are negligible and are skipped by the
 * bound of `aliveFrequencies`.
 * Source: P. Flajolet and R. Sedgewick, "Analytic Combinatorics", Cambridge 2009, chapter VIII (saddle points).
 */
import { ticketSum } from './aliveFrequencies.ts';
import { type BernoulliLog, bernoulliLog, tabledBernoulliLog } from './bernoulliLog.ts';
import { circleNodes } from './circleNodes.ts';
import { type DrawnSample, NEGLIGIBLE_LOG } from './drawnSample.ts';
import type { PooledTickets, SpectrumSum } from './pooledTickets.ts';
import { productModulo } from './productModulo.ts';

/** A larger table of logarithms does not pay. */
const MOST_TABLED = 2 ** 22;

const TURN = 2 * Math.PI;

/** @param frequencies how many will be asked for: with many of them a table of logarithms pays */
export function circleSum(
  { groups, apart, from, size }: PooledTickets,
  sample: DrawnSample,
  frequencies: number,
): SpectrumSum {
  const { p, q, drawn, tickets: all } = sample;
  const counts = Float64Array.from(groups, ({ count }) => count);
  const tickets = counts.reduce((sum, count) => sum + count, 0);
  const worth = groups.reduce((sum, group) => sum + group.count * group.worth, 0);
  const nodes = circleNodes(tickets, sample, drawn - apart[1], drawn - apart[0]);
  // Angles of both kinds are whole steps of one grid.
  const grid = Math.max(nodes, size);
  const half = grid / 2;
  const nodeStep = grid / nodes;
  const frequencyStep = grid / size;
  const cutoff = -(NEGLIGIBLE_LOG + sample.logMass);
  const deadBelow = tickets - cutoff / (p * q);
  const logs = logsFor(sample, grid, frequencies * nodes * groups.length);
  // p · (Σ worth) = mean + rest, the part that is whole and the part that is not.
  const drawnRemainder = productModulo(drawn, worth, all);
  const rest = drawnRemainder / all;
  const mean = Number((BigInt(drawn) * BigInt(worth) - BigInt(drawnRemainder)) / BigInt(all)) - from;
  const meanSteps = ((mean % size) + size) % size;
  const apartShare = (all - tickets) * p;
  const residues = new Float64Array(groups.length);
  const sums = new Float64Array(2);

  /** Whole turns of the tickets' angles, in tickets, that reducing to (−π, π] has taken away. */
  const reduce = (frequency: number): number => {
    let turns = 0;
    for (const [i, group] of groups.entries()) {
      const residue = productModulo(frequency, group.worth, size);
      const signed = residue >= size / 2 ? residue - size : residue;
      residues[i] = signed * frequencyStep;
      turns += productModulo(group.count, wholeTurns(frequency, group.worth, signed, size) % all, all);
    }
    return turns % all;
  };

  return (frequency, out) => {
    out.fill(0);
    const [psiRe, psiIm] = ticketSum(groups, frequency, size);
    const [first, last] = nodesInReach(psiRe, psiIm, deadBelow, nodes);
    const turns = reduce(frequency);
    const straight = (frequency * rest + productModulo(frequency, meanSteps, size)) / size;
    for (let node = first; node <= last; node++) {
      const theta = centred(node * nodeStep, grid);
      sums.fill(0);
      let wrapped = turns;
      for (let i = 0; i < counts.length; i++) {
        let index = theta + residues[i]!;
        if (index >= half) {
          index -= grid;
          wrapped += counts[i]!;
        } else if (index < -half) {
          index += grid;
          wrapped -= counts[i]!;
        }
        logs.add(index, counts[i]!, sums);
      }
      const amplitude = Math.exp(sums[0]!) / nodes;
      if (amplitude === 0) continue;
      const lost = productModulo(drawn, ((wrapped % all) + all) % all, all) / all;
      const angle = (theta / grid) * TURN;
      for (let row = 0; 2 * row < out.length; row++) {
        const phase = sums[1]! + TURN * (straight - lost) + (apart[0] + row - apartShare) * angle;
        out[2 * row]! += amplitude * Math.cos(phase);
        out[2 * row + 1]! += amplitude * Math.sin(phase);
      }
    }
  };
}

/** (frequency · worth − residue) ∕ size, exactly. */
function wholeTurns(frequency: number, worth: number, residue: number, size: number): number {
  const product = frequency * worth;
  if (product <= Number.MAX_SAFE_INTEGER) return (product - residue) / size;
  return Number((BigInt(frequency) * BigInt(worth) - BigInt(residue)) / BigInt(size));
}

/** An index of the grid, brought to −grid ∕ 2 … grid ∕ 2 − 1. */
function centred(index: number, grid: number): number {
  const residue = ((index % grid) + grid) % grid;
  return residue >= grid / 2 ? residue - grid : residue;
}

/** The nodes, first and last, where N − |ψ| cos(θ − θ₀) is small enough; θ₀ turns ψ to the real axis. */
function nodesInReach(psiRe: number, psiIm: number, deadBelow: number, nodes: number): [number, number] {
  const cosine = deadBelow / Math.hypot(psiRe, psiIm);
  if (!(cosine > -1)) return [0, nodes - 1];
  if (cosine > 1) return [0, -1];
  const middle = (-Math.atan2(psiIm, psiRe) / TURN) * nodes;
  const reach = (Math.acos(cosine) / TURN) * nodes + 1;
  const first = Math.ceil(middle - reach);
  const last = Math.floor(middle + reach);
  return last - first + 1 >= nodes ? [0, nodes - 1] : [first, last];
}

const logsFor = ({ p, q }: DrawnSample, grid: number, uses: number): BernoulliLog =>
  grid <= MOST_TABLED && uses > 4 * grid ? tabledBernoulliLog(p, q, grid) : bernoulliLog(p, q, grid);
