/** What a split would cost, guessed before anything is computed. */
import { ticketSum } from './aliveFrequencies.ts';
import { type DrawnSample, NEGLIGIBLE_LOG } from './drawnSample.ts';
import { lawCost } from './latticeLaw.ts';
import { sumCost } from './payoutSpectrum.ts';
import type { WorthGroup } from './payoutSupport.ts';
import type { PooledTickets } from './pooledTickets.ts';

/** Frequencies that are looked at to guess how many are alive. */
const PROBES = 256;
/** Nanoseconds to look whether a frequency is alive, by group of tickets. */
const LOOK_COST = 80;
/** Nanoseconds to make one way, and to ask it. */
const WAY_COST = 2000;

/** Nanoseconds, roughly. @param ways to draw the tickets that are not pooled */
export function splitCost(pool: PooledTickets, ways: number, sample: DrawnSample): number {
  const alive = likelyAlive(pool, sample);
  const { circle, newton } = sumCost(pool, sample);
  const rows = pool.apart[1] - pool.apart[0] + 1;
  const spectrum = alive * (Math.min(circle, newton) + LOOK_COST * pool.groups.length);
  return spectrum + rows * lawCost(alive, pool.size) + ways * WAY_COST;
}

const sumBy = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);

/** Alive frequencies about 0, by the variance, and elsewhere, by a few probes. */
function likelyAlive({ groups, size }: PooledTickets, { p, q, logMass }: DrawnSample): number {
  const cutoff = -(NEGLIGIBLE_LOG + logMass);
  const tickets = sumBy(groups, ({ count }) => count);
  const mean = sumBy(groups, ({ worth, count }) => worth * count) / tickets;
  const variance = p * q * sumBy(groups, ({ worth, count }) => count * (worth - mean) ** 2);
  const hill = variance > 0 ? (size * Math.sqrt((2 * cutoff) / variance)) / (2 * Math.PI) : 0;
  return 1 + Math.min(size / 2, hill + (size / 2) * shareAlive(groups, size, p * q, cutoff));
}

function shareAlive(groups: readonly WorthGroup[], size: number, pq: number, cutoff: number): number {
  if (size <= PROBES) return 1;
  const tickets = sumBy(groups, ({ count }) => count);
  let alive = 0;
  for (let i = 1; i <= PROBES; i++) {
    // The golden section spreads them evenly and hits no fraction with a small denominator.
    const frequency = 1 + Math.floor(((i * 0.6180339887498949) % 1) * (size / 2 - 1));
    if (pq * (tickets - Math.hypot(...ticketSum(groups, frequency, size))) <= cutoff) alive++;
  }
  return alive / PROBES;
}
