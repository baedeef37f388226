import { describe, expect, it } from 'vitest';
import { mersenneTwister } from '../random/mersenneTwister.ts';
import { uniform } from '../random/uniform.ts';
import { buildSeries } from './buildSeries.ts';
import { checkDigit } from './drawNumber.ts';
import { auditLeaks, type LeakReport } from './leakAudit.ts';
import type { SeriesColumns } from './seriesColumns.ts';
import { MIDDLING, secretOf, smallTerms } from './smallTerms.ts';
import { ticketFacts } from './ticketFacts.ts';

const terms = smallTerms(MIDDLING);

/** Ids of the alarms after a leak is planted. */
function alarmsAfter(plant: (columns: SeriesColumns) => void): string[] {
  const columns = buildSeries(terms, 1, [secretOf(21)]);
  plant(columns);
  return auditLeaks(columns, terms).tests.flatMap(({ id, alarm }) => (alarm ? [id] : []));
}

const isWinner = (columns: SeriesColumns, ticket: number): boolean => columns.prizesTenge[ticket]! > 0;

/** Swaps what is under the latex of two places, the numbers apart. */
function swapFaces(columns: SeriesColumns, a: number, b: number): void {
  for (const column of [columns.tiers, columns.prizesTenge, ...columns.symbols, ...columns.amountsTenge]) {
    const moved = column[a]!;
    column[a] = column[b]!;
    column[b] = moved;
  }
}

/** Moves winners to places that want one and losers away from them, in order. */
function moveWinners(columns: SeriesColumns, wantsWinner: (ticket: number) => boolean): void {
  const places = Array.from({ length: columns.tickets }, (_, ticket) => ticket);
  const from = places.filter((ticket) => !wantsWinner(ticket) && isWinner(columns, ticket));
  const to = places.filter((ticket) => wantsWinner(ticket) && !isWinner(columns, ticket));
  for (let i = 0; i < Math.min(from.length, to.length); i++) swapFaces(columns, from[i]!, to[i]!);
}

describe('an honest series', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('raises no alarm, seed %i', (seed) => {
    const report = auditLeaks(buildSeries(terms, 1, [secretOf(seed)]), terms);
    expect(report.alarms).toBe(0);
    expect(report.tests.length).toBeGreaterThan(200);
  });

  it('gives p-values that are spread evenly: of 40 series about 1 in 100 is below 0.01', () => {
    const small = smallTerms({
      ...MIDDLING,
      tickets: 3000,
      tiers: [
        [3000, 600],
        [9000, 300],
      ],
      rows: 2,
      symbols: 5,
    });
    let tests = 0;
    let below = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const report = auditLeaks(buildSeries(small, 1, [secretOf(seed)]), small);
      tests += report.tests.length;
      below += report.tests.filter((test) => test.log10P < -2).length;
    }
    // The tests of a series hang together, so the spread is wider than binomial; half and twice the rate are 5
    // standard deviations away even if they came in groups of five.
    expect(tests).toBeGreaterThan(4000);
    expect(below / tests).toBeGreaterThan(0.005);
    expect(below / tests).toBeLessThan(0.02);
  });

  it('says what it could not test for want of tickets: of a tiny series, all but the exact tests', () => {
    const tiny = smallTerms({ tickets: 30, packTickets: 10, tiers: [[3000, 5]], rows: 2, symbols: 4 });
    const report = auditLeaks(buildSeries(tiny, 1, [secretOf(1)]), tiny);
    expect(report.tests.filter(({ id }) => !/\.top\d+$/.test(id))).toEqual([]);
    expect(report.alarms).toBe(0);
    expect(report.skipped).toBeGreaterThan(100);
  });

  it('states its rate of false alarms and counts its steps', () => {
    const steps: number[] = [];
    const report: LeakReport = auditLeaks(buildSeries(terms, 1, [secretOf(1)]), terms, (done) =>
      steps.push(done),
    );
    expect(report.falseAlarmRate).toBe(1e-6);
    expect(steps.at(-1)).toBe(report.tests.length + report.skipped);
    expect(report.tests.map((test) => test.log10P)).toEqual(
      report.tests.map((test) => test.log10P).sort((a, b) => a - b),
    );
  });
});

describe('a planted leak is caught:', () => {
  it('only the few largest prizes stand at the first place of their packs', () => {
    const rich = terms.instantTiers.toSorted((a, b) => b.amountTenge - a.amountTenge);
    const winnersDownTo = (place: number) =>
      rich.slice(0, place + 1).reduce((sum, { count }) => sum + count, 0);
    const floor = rich.find((_, place) => winnersDownTo(place) >= 12)!.amountTenge;
    const alarms = alarmsAfter((columns) => {
      for (let ticket = 0; ticket < columns.tickets; ticket++) {
        if (columns.prizesTenge[ticket]! < floor || columns.positions[ticket] === 1) continue;
        swapFaces(columns, ticket, ticket - columns.positions[ticket]! + 1);
      }
    });
    expect(alarms.some((id) => /\.top\d+$/.test(id))).toBe(true);
  });

  it('a winner repeats a symbol of row 2 in row 5, three times in ten', () => {
    const random = mersenneTwister(Uint32Array.of(5));
    const alarms = alarmsAfter((columns) => {
      const { winningRow } = ticketFacts(columns, terms);
      const [from, to] = [columns.symbols[3]!, columns.symbols[13]!];
      const [left, right] = [columns.symbols[12]!, columns.symbols[14]!];
      for (let ticket = 0; ticket < columns.tickets; ticket++) {
        if (!isWinner(columns, ticket) || winningRow[ticket] === 4 || uniform(random, 10) > 2) continue;
        if (left[ticket] !== from[ticket] || right[ticket] !== from[ticket]) to[ticket] = from[ticket]!;
      }
    });
    expect(alarms).toContain('row02.cell1=row05.cell2');
  });

  it('losers never show symbol 5 first in row 3', () => {
    const alarms = alarmsAfter((c) => {
      for (let ticket = 0; ticket < c.tickets; ticket++) {
        const isFive = c.symbols[6]![ticket] === 5;
        if (isFive && !isWinner(c, ticket)) c.symbols[6]![ticket] = c.symbols[7]![ticket] === 4 ? 3 : 4;
      }
    });
    expect(alarms).toContain('row03.cell1');
  });

  it('losers never begin row 2 with symbols 1 and 2', () => {
    const alarms = alarmsAfter((c) => {
      for (let ticket = 0; ticket < c.tickets; ticket++) {
        const isPattern = c.symbols[3]![ticket] === 1 && c.symbols[4]![ticket] === 2;
        if (isPattern && !isWinner(c, ticket)) c.symbols[4]![ticket] = 3;
      }
    });
    expect(alarms).toContain('row02.symbols1-2');
  });

  it('winners have an even place in the pack', () => {
    expect(alarmsAfter((c) => moveWinners(c, (ticket) => ticket % 2 === 1))).toContain('position');
  });

  it('winners are a little rarer in packs whose number ends in 7', () => {
    const alarms = alarmsAfter((c) => {
      let moved = 0;
      moveWinners(c, (ticket) => Math.floor(ticket / 30 + 1) % 10 !== 7 || moved++ % 2 === 0);
    });
    expect(alarms).toContain('pack-digit5');
  });

  it('winners lie in the first packs', () => {
    const alarms = alarmsAfter((c) => moveWinners(c, (ticket) => ticket < 15_000));
    expect(alarms).toContain('stretch');
    expect(alarms).toContain('runs');
    expect(alarms).toContain('packs');
  });

  it('every pack holds the same number of winners', () => {
    const alarms = alarmsAfter((c) => {
      // 10,520 winners over 1,000 packs, at random places within each.
      const source = mersenneTwister(Uint32Array.of(5));
      const wants = new Uint8Array(c.tickets);
      for (let pack = 0; pack < 1000; pack++) {
        for (let left = pack < 520 ? 11 : 10; left > 0; ) {
          const ticket = pack * 30 + uniform(source, 30);
          if (wants[ticket] === 0) left--;
          wants[ticket] = 1;
        }
      }
      moveWinners(c, (ticket) => wants[ticket] === 1);
    });
    expect(alarms).toContain('packs');
    expect(alarms).toContain('packs.histogram');
    expect(alarms).not.toContain('position');
  });

  it('a winner is followed by a winner seven tickets on, wherever a pair can be made', () => {
    const alarms = alarmsAfter((c) => {
      for (let ticket = 0; ticket + 14 < c.tickets; ticket += 15) {
        if (isWinner(c, ticket) === isWinner(c, ticket + 7)) continue;
        for (let other = ticket + 8; other < ticket + 14; other++) {
          if (isWinner(c, other) === isWinner(c, ticket)) {
            swapFaces(c, other, ticket + 7);
            break;
          }
        }
      }
    });
    expect(alarms).toContain('neighbour-7');
  });

  it('a winner shows its prize in another row too', () => {
    const alarms = alarmsAfter((c) => {
      const { winningRow } = ticketFacts(c, terms);
      for (let ticket = 0; ticket < c.tickets; ticket++) {
        const row = winningRow[ticket]!;
        if (row >= 0) c.amountsTenge[(row + 1) % 5]![ticket] = c.prizesTenge[ticket]!;
      }
    });
    expect(alarms).toContain('amounts.distinct');
  });

  it('the winning row is the first more often', () => {
    const alarms = alarmsAfter((c) => {
      const { winningRow } = ticketFacts(c, terms);
      for (let ticket = 0; ticket < c.tickets; ticket += 3) {
        const row = winningRow[ticket]!;
        if (row <= 0) continue;
        for (let cell = 0; cell < 3; cell++) {
          const [first, other] = [c.symbols[cell]!, c.symbols[row * 3 + cell]!];
          [first[ticket], other[ticket]] = [other[ticket]!, first[ticket]!];
        }
        const [first, other] = [c.amountsTenge[0]!, c.amountsTenge[row]!];
        [first[ticket], other[ticket]] = [other[ticket]!, first[ticket]!];
      }
    });
    expect(alarms).toContain('winning-row');
  });

  it('losers have more near misses than winners have in their other rows', () => {
    const alarms = alarmsAfter((c) => {
      for (let ticket = 0; ticket < c.tickets; ticket++) {
        const isPair = c.symbols[9]![ticket] === c.symbols[10]![ticket];
        if (isWinner(c, ticket) || isPair || ticket % 4 !== 0) continue;
        if (c.symbols[11]![ticket] !== c.symbols[9]![ticket]) c.symbols[10]![ticket] = c.symbols[9]![ticket]!;
      }
    });
    expect(alarms).toContain('others.pairs');
  });

  it('the draw number of a winner is even more often', () => {
    const alarms = alarmsAfter((c) => {
      for (let ticket = 0; ticket < c.tickets; ticket += 5) {
        const at = ticket * 12;
        if (!isWinner(c, ticket) || c.drawNumbers[at + 10]! % 2 === 0) continue;
        c.drawNumbers[at + 10]!--;
        const body = String.fromCharCode(...c.drawNumbers.subarray(at, at + 11));
        c.drawNumbers[at + 11] = checkDigit(body).charCodeAt(0);
      }
    });
    expect(alarms).toContain('draw-digit11');
  });

  it('the sum of the validation code tells a winner by its last bit', () => {
    const value = (char: number): number =>
      '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(String.fromCharCode(char));
    const alarms = alarmsAfter((c) => {
      for (let ticket = 0; ticket < c.tickets; ticket++) {
        const code = c.validationCodes.subarray(ticket * 10, ticket * 10 + 10);
        const isOdd = code.reduce((sum, char) => sum + value(char), 0) % 2 === 1;
        const last = value(code[9]!);
        if (isOdd !== isWinner(c, ticket)) code[9] = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charCodeAt(last ^ 1);
      }
    });
    expect(alarms).toContain('code-sum');
  });

  it('the larger prizes come first in their packs', () => {
    const alarms = alarmsAfter((c) => {
      for (let first = 0; first < c.tickets; first += 30) {
        if (c.prizesTenge[first] !== 3000) continue;
        const larger = c.prizesTenge.subarray(first, first + 30).indexOf(5000);
        if (larger > 0) swapFaces(c, first, first + larger);
      }
    });
    // Winners are where they were: only the tiers tell.
    expect(alarms).toEqual(['position.tier']);
  });

  it('the salt of a winner begins with a small byte', () => {
    const alarms = alarmsAfter((c) => {
      for (let ticket = 0; ticket < c.tickets; ticket++) if (isWinner(c, ticket)) c.salts[ticket * 16]! >>= 1;
    });
    expect(alarms).toContain('salt-byte1');
  });
});
