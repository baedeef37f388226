import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { buildSeries } from './buildSeries.ts';
import { commitSeries, ticketTree } from './commitSeries.ts';
import { type SeriesColumns, serialTextAt, textAt } from './seriesColumns.ts';
import { secretOf, smallTerms } from './smallTerms.ts';
import { leafBytes, writeLeaves } from './ticketLeaf.ts';

const TERMS = smallTerms({ tickets: 37, packTickets: 10, tiers: [[70_000, 9]], rows: 3, symbols: 4 });
const columns = buildSeries(TERMS, 5, [secretOf(1)]);

const littleEndian = (value: number): Uint8Array =>
  Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);

/** A leaf as README.md words it. */
function plainLeaf(series: SeriesColumns, ticket: number): Uint8Array {
  const rows = [0, 1, 2].map((row) =>
    concatBytes(
      Uint8Array.from([0, 1, 2], (cell) => series.symbols[row * 3 + cell]![ticket]!),
      littleEndian(series.amountsTenge[row]![ticket]!),
    ),
  );
  return concatBytes(
    series.salts.subarray(ticket * 16, ticket * 16 + 16),
    utf8ToBytes(serialTextAt(series, ticket).replaceAll('-', '')),
    utf8ToBytes(textAt(series.drawNumbers, ticket, 12)),
    utf8ToBytes(textAt(series.validationCodes, ticket, 10)),
    ...rows,
  );
}

/** MTH of RFC 6962 §2.1, word for word. */
function plainRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return sha256(concatBytes(Uint8Array.of(0), leaves[0]!));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(concatBytes(Uint8Array.of(1), plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k))));
}

it('lays a ticket out byte by byte as the page says, any stretch of the series', () => {
  const width = leafBytes(3, 3);
  for (const [from, to] of [
    [0, 37],
    [11, 30],
  ] as const) {
    const out = new Uint8Array((to - from) * width);
    writeLeaves(columns, from, to, out);
    for (let ticket = from; ticket < to; ticket++) {
      const leaf = out.subarray((ticket - from) * width, (ticket - from + 1) * width);
      expect(bytesToHex(leaf)).toBe(bytesToHex(plainLeaf(columns, ticket)));
    }
  }
});

it('takes 118 bytes for ten rows of three symbols: two blocks of SHA-256', () => {
  expect(leafBytes(10, 3)).toBe(118);
});

it('commits to the tickets with the Merkle root of RFC 6962', () => {
  const leaves = Array.from({ length: 37 }, (_, ticket) => plainLeaf(columns, ticket));
  const facts = { lottery: 'small', series: 5, custodians: 1, termsHash: 'ab'.repeat(32) };
  expect(commitSeries(columns, facts).commitment).toEqual({
    version: 'tirazh/series/v1',
    ...facts,
    tickets: 37,
    root: bytesToHex(plainRoot(leaves)),
  });
});

it('gives the same root whatever the size of its steps', () => {
  const large = buildSeries(
    smallTerms({ tickets: 5000, packTickets: 50, tiers: [[3000, 100]], rows: 1, symbols: 3 }),
    1,
    [secretOf(1)],
  );
  const part = { ...large, tickets: 2049 };
  expect(ticketTree(large).root(2049)).toEqual(ticketTree(part).root());
});
