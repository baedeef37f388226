import { describe, expect, it } from 'vitest';
import { buildSeries } from './buildSeries.ts';
import { commitSeries } from './commitSeries.ts';
import { secretOf, smallTerms } from './smallTerms.ts';
import {
  prizeByRows,
  proveTicket,
  type TicketProof,
  ticketProofSchema,
  verifyTicketProof,
} from './ticketProof.ts';

const terms = smallTerms({
  tickets: 77,
  packTickets: 11,
  tiers: [
    [3000, 10],
    [9000, 5],
  ],
  rows: 3,
  symbols: 5,
});
const columns = buildSeries(terms, 8, [secretOf(2)]);
const facts = { lottery: 'small', series: 8, custodians: 1, termsHash: '00'.repeat(32) };
const { commitment } = commitSeries(columns, facts);

describe('a ticket proof', () => {
  it('holds for every ticket and tells its prize', () => {
    for (let index = 0; index < 77; index++) {
      const proof = ticketProofSchema.parse(
        JSON.parse(JSON.stringify(proveTicket(columns, index, commitment))),
      );
      expect(verifyTicketProof(proof, commitment)).toEqual({
        ok: true,
        prizeTenge: columns.prizesTenge[index],
      });
    }
  });

  const proof = proveTicket(columns, 40, commitment);
  const turned = (hex: string): string => (hex[0] === '0' ? '1' : '0') + hex.slice(1);
  const edits: [name: string, edited: TicketProof][] = [
    ['salt', { ...proof, salt: turned(proof.salt) }],
    ['serial', { ...proof, serial: '008-00004-09' }],
    ['index', { ...proof, index: 41 }],
    ['draw number', { ...proof, drawNumber: '000000000000' }],
    ['validation code', { ...proof, validationCode: 'ZZZZZZZZZZ' }],
    ['amount', { ...proof, rows: proof.rows.map((row) => ({ ...row, amountTenge: 10_000_000 })) }],
    ['symbols', { ...proof, rows: proof.rows.map((row) => ({ ...row, symbols: [1, 1, 1] })) }],
    ['order of rows', { ...proof, rows: proof.rows.toReversed() }],
    ['number of rows', { ...proof, rows: proof.rows.slice(1) }],
    ['path', { ...proof, path: proof.path.map(turned) }],
    ['length of the path', { ...proof, path: proof.path.slice(1) }],
  ];
  it.each(edits)('does not hold with another %s', (_, edited) => {
    expect(verifyTicketProof(edited, commitment)).toMatchObject({ ok: false, reason: 'not-included' });
  });

  it('does not hold against another series, or with uneven rows', () => {
    expect(verifyTicketProof(proof, { ...commitment, series: 9 })).toMatchObject({
      ok: false,
      reason: 'other-series',
    });
    expect(verifyTicketProof(proof, { ...commitment, root: '00'.repeat(32) })).toMatchObject({
      reason: 'not-included',
    });
    const uneven = { ...proof, rows: [...proof.rows, { symbols: [1, 2], amountTenge: 1 }] };
    expect(verifyTicketProof(uneven, commitment)).toMatchObject({ ok: false, reason: 'uneven-rows' });
  });

  it('is refused in another shape', () => {
    for (const wrong of [
      {},
      { ...proof, salt: 'x' },
      { ...proof, path: ['x'] },
      { ...proof, rows: [] },
      { ...proof, more: 1 },
    ]) {
      expect(ticketProofSchema.safeParse(wrong).success).toBe(false);
    }
  });
});

it('a face wins the amount of its row of equal symbols', () => {
  const losing = { symbols: [1, 1, 2], amountTenge: 9000 };
  expect(prizeByRows([losing, { symbols: [3, 3, 3], amountTenge: 5000 }])).toBe(5000);
  expect(prizeByRows([losing])).toBe(0);
});
