/** What Series v1 can print: the bounds of the serial, the columns and the ticket leaf. */
import { badInput } from '../errors.ts';
import type { LotteryTerms } from '../terms/lotteryTerms.ts';
import { MAX_PACK_TICKETS, MAX_PACKS, MAX_SERIES } from './serial.ts';
import { leafBytes, MAX_TICKET_LEAF_BYTES } from './ticketLeaf.ts';

const MAX_INT32 = 2 ** 31 - 1;
/** Different rows a table is kept of. */
const MAX_ROW_PATTERNS = 2 ** 20;

/** The parts of the terms that a series is printed from. */
export type PrintTerms = Pick<LotteryTerms, 'id' | 'series' | 'instantTiers' | 'face'>;

/** Winning tickets in a series. */
export const winnersOf = (terms: PrintTerms): number =>
  terms.instantTiers.reduce((sum, tier) => sum + tier.count, 0);

/** Why the terms cannot be printed as Series v1; empty when they can. */
function faultsOf({ series, instantTiers, face }: PrintTerms, winners: number): string[] {
  const packs = Math.ceil(series.tickets / series.packTickets);
  const patterns = face.symbols.length ** face.symbolsPerRow;
  const bounds: [value: number, most: number, what: string][] = [
    [winners, series.tickets, 'instantTiers: winning tickets, of the tickets of a series'],
    [packs, MAX_PACKS, 'series: packs'],
    [series.packTickets, MAX_PACK_TICKETS, 'series.packTickets'],
    [
      Math.max(...instantTiers.map((tier) => tier.amountTenge)),
      MAX_INT32,
      'instantTiers: the largest amount',
    ],
    [patterns, MAX_ROW_PATTERNS, 'face: symbols to the power of symbolsPerRow'],
    [leafBytes(face.rows, face.symbolsPerRow), MAX_TICKET_LEAF_BYTES, 'face: bytes of a ticket'],
  ];
  return bounds
    .filter(([value, most]) => value > most)
    .map(([value, most, what]) => `${what}: expected ${most} at most, got ${value}`);
}

/** @throws TirazhError BAD_INPUT naming every bound that the terms or the series number break */
export function checkPrintable(terms: PrintTerms, series: number): void {
  const faults = faultsOf(terms, winnersOf(terms));
  if (!Number.isInteger(series) || series < 1 || series > MAX_SERIES) {
    faults.push(`series number: expected an integer 1 to ${MAX_SERIES}, got ${series}`);
  }
  if (faults.length > 0) throw badInput(`these terms cannot be printed: ${faults.join('; ')}`);
}
