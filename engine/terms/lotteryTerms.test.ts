import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixture from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { auditTerms } from './auditTerms.ts';
import { parseTerms } from './lotteryTerms.ts';

type Json = { [key: string]: Json } & Json[] & (string | number | boolean | null);

/** The fixture after an edit, as a stranger's JSON. */
function edited(edit: (terms: Json) => void): unknown {
  const terms = structuredClone(fixture) as unknown as Json;
  edit(terms);
  return terms;
}

function faultsOf(json: unknown): string[] {
  const parsed = parseTerms(json);
  return parsed.ok ? [] : parsed.faults.map(({ path, message }) => `${path}: ${message}`);
}

it('accepts the fixture and changes nothing in it', () => {
  const parsed = parseTerms(fixture);
  expect(parsed.ok && parsed.terms).toEqual(fixture);
});

describe('a value that is not terms', () => {
  it.each(Object.keys(fixture))('names the missing part %s', (key) => {
    const faults = parseTerms(edited((terms) => delete terms[key]));
    expect(faults.ok ? [] : faults.faults.map(({ path }) => path)).toEqual([key]);
  });

  it('lists every fault with its place, not only the first', () => {
    const json = edited((terms) => {
      terms.series!.packTickets = '30' as unknown as Json;
      terms.instantTiers![2]!.amountTenge = 1.5 as unknown as Json;
      terms.tax!.mrpTengeByYear = { '20': 1 } as unknown as Json;
      terms.extra = 1 as unknown as Json;
    });
    expect(faultsOf(json)).toEqual([
      'series.packTickets: expected number, got "30"',
      'instantTiers[2].amountTenge: expected int, got 1.5',
      'tax.mrpTengeByYear.20: expected a year of four digits, such as "2024"',
      '(document): Unrecognized key: "extra"',
    ]);
  });

  it.each([null, [], 'terms', 7, true])('refuses %j as a whole', (json) => {
    expect(faultsOf(json)).toHaveLength(1);
    expect(faultsOf(json)[0]).toMatch(/^\(document\): expected object, got/);
  });

  it('survives an object whose toString is not a function', () => {
    const json = edited((terms) => (terms.id = { toString: 0 } as unknown as Json));
    expect(faultsOf(json)).toContain('id: expected string, got object');
  });

  it('refuses control characters, which would steer a terminal', () => {
    expect(faultsOf(edited((terms) => (terms.name!.en = '\u001b[31mred' as unknown as Json)))).toHaveLength(
      1,
    );
  });
});

describe('parts that do not fit one another', () => {
  it.each<[string, (terms: Json) => void, string]>([
    [
      'two tiers of one amount',
      (terms) => (terms.instantTiers![1]!.amountTenge = 3000 as unknown as Json),
      'instantTiers[1].amountTenge: expected more than the tier before it (3000), got 3000',
    ],
    [
      'a draw prize with the id of a tier',
      (terms) => {
        terms.drawFund!.prizes![0]!.id = 't3000' as unknown as Json;
        terms.payoutChannels![4]!.prizes = ['t3000'] as unknown as Json;
        terms.declared = {} as Json;
      },
      'drawFund.prizes[0].id: expected an id of its own, "t3000" is taken',
    ],
    [
      'a channel for a prize that is not there',
      (terms) => (terms.payoutChannels![3]!.prizes = ['yacht'] as unknown as Json),
      'payoutChannels[3].prizes[0]: expected the id of an instant tier or a draw prize, got "yacht"',
    ],
    [
      'a prize printed twice',
      (terms) => (terms.declared!.prizeTable!.rows![1]!.prize = 't3000' as unknown as Json),
      'declared.prizeTable.rows[1].prize: expected one row a prize, "t3000" has another',
    ],
    [
      'a revenue that a double cannot hold',
      (terms) => (terms.ticketPriceTenge = 1e15 as unknown as Json),
      'ticketPriceTenge: expected a revenue of at most 9007199254740991 tenge in all',
    ],
    [
      'rates out of order',
      (terms) => {
        const rates = terms.tax!.residents as Json;
        rates.push(structuredClone(rates[0]!));
      },
      'tax.residents: expected the rates in order of their dates',
    ],
    [
      'a zone that is not on Earth',
      (terms) => (terms.timeZone = 'Mars/Olympus' as unknown as Json),
      'timeZone: expected an IANA time zone',
    ],
    [
      'a channel with both names and limits',
      (terms) => (terms.payoutChannels![0]!.prizes = ['t3000'] as unknown as Json),
      'payoutChannels[0].prizes: expected either "prizes" or limits ("above", "upTo"), got both',
    ],
  ])('are refused: %s', (_, edit, expected) => {
    expect(faultsOf(edited(edit))).toEqual([expect.stringContaining(expected)]);
  });
});

it('answers any JSON whatever with faults, never with an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(faultsOf(json).length).toBeGreaterThan(0);
    }),
  );
});

it('answers terms with any one value replaced with faults or an audit, never with an exception', () => {
  const leaves = leafPaths(fixture as unknown as Json);
  const numbers = fc.constantFrom(0, -1, 0.5, 1, 7, 2 ** 31, 2 ** 53 - 1, 1e300, Number.POSITIVE_INFINITY);
  fc.assert(
    fc.property(
      fc.constantFrom(...leaves),
      fc.oneof(fc.jsonValue({ maxDepth: 1 }), numbers),
      (path, value) => {
        const json = structuredClone(fixture) as unknown as Json;
        const parent = path.slice(0, -1).reduce((at: Json, key) => at[key as string]!, json);
        parent[path.at(-1) as string] = value as unknown as Json;
        const parsed = parseTerms(json);
        if (parsed.ok) expect(auditTerms(parsed.terms).findings.length).toBeGreaterThan(0);
        else expect(parsed.faults.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});

/** Every path that ends in a plain value. */
function leafPaths(json: Json): string[][] {
  if (typeof json !== 'object' || json === null) return [[]];
  return Object.entries(json as Record<string, Json>).flatMap(([key, value]) =>
    leafPaths(value).map((path) => [key, ...path]),
  );
}
