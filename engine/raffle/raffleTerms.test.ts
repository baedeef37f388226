import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startOfDayMs } from './almatyDay.ts';
import { auditRaffle } from './auditRaffle.ts';
import { drawDeadline } from './drawDeadline.ts';
import { parseRaffleTerms, type RaffleTerms, raffleTermsHash } from './raffleTerms.ts';

const json = JSON.parse(readFileSync(new URL('../../fixtures/kasipker.json', import.meta.url), 'utf8'));

function terms(change: (copy: { months: unknown[] }) => void = () => {}): RaffleTerms {
  const copy = structuredClone(json);
  change(copy);
  const parsed = parseRaffleTerms(copy);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.terms;
}
const codes = (of: RaffleTerms): string[] => auditRaffle(of).findings.map(({ code }) => code);

describe('the terms of Kasipker', () => {
  it('are eleven months of one certificate of 600,000 tenge, 6,600,000 in all, each drawn by the 20th of the next month', () => {
    const audit = auditRaffle(terms());
    expect(audit).toMatchObject({ sound: true, termsHash: raffleTermsHash(terms()) });
    expect(audit.arithmetic).toMatchObject({
      draws: 11,
      certificates: 11,
      totalTenge: 6_600_000,
      placesADraw: 3,
    });
    expect(audit.arithmetic.months.at(-1)).toEqual({
      month: '2024-11',
      amountTenge: 600_000,
      drawBy: '2024-12-20',
    });
    expect(codes(terms())).toEqual(
      expect.arrayContaining(['TOTALS_AGREE', 'MONTHS_COVER_PERIOD', 'LAST_DAY_ON_WEEKEND']),
    );
  });

  it('carry the findings of a reader, the gravest first, each in three languages with its reading', () => {
    const { findings } = auditRaffle(terms());
    expect(findings.slice(0, 2).map(({ code }) => code)).toEqual([
      'RANDOM_ORG_IS_NOT_PUBLICLY_CHECKABLE',
      'SUBSTITUTION_OR_REDRAW',
    ]);
    for (const { message, reading } of json.documentFindings) {
      expect(Object.keys(message).toSorted()).toEqual(['en', 'kk', 'ru']);
      expect(Object.keys(reading).toSorted()).toEqual(['en', 'kk', 'ru']);
    }
  });

  it('do not hold together with a month too few or another amount', () => {
    const changed = terms(({ months }) => months.pop());
    expect(codes(changed)).toEqual(expect.arrayContaining(['TOTALS_DIFFER', 'MONTHS_WITHOUT_DRAW']));
    expect(auditRaffle(changed).sound).toBe(false);
  });

  it('are refused with every fault and its path', () => {
    const broken = structuredClone(json);
    broken.months[0].amountTenge = 0.5;
    broken.draw.dayOfNextMonth = 31;
    delete broken.proxy;
    const parsed = parseRaffleTerms(broken);
    expect(parsed.ok ? [] : parsed.faults.map(({ path }) => path)).toEqual([
      ...['months[0].amountTenge', 'draw.dayOfNextMonth', 'proxy'],
    ]);
    const twice = structuredClone(json);
    twice.months[1].month = '2024-01';
    twice.months[10].month = '2025-01';
    const judged = parseRaffleTerms(twice);
    expect(judged.ok ? [] : judged.faults.map(({ path }) => path)).toEqual([
      'months[1].month',
      'months[10].month',
    ]);
  });
});

describe('the deadline of a draw', () => {
  const stateAt = (day: string, drawn: string | null = null, secondsMore = 0): string =>
    drawDeadline(
      '2024-03',
      terms(),
      drawn === null ? null : startOfDayMs(drawn),
      startOfDayMs(day) + secondsMore * 1000,
    ).state;

  it('is the end of the 20th of the next month in Almaty', () => {
    expect(drawDeadline('2024-12', terms(), null, 0).lastDay).toBe('2025-01-20');
    expect([stateAt('2024-03-31'), stateAt('2024-04-01'), stateAt('2024-04-14')]).toEqual([
      ...['collecting', 'waiting', 'waiting'],
    ]);
    expect([stateAt('2024-04-15'), stateAt('2024-04-20', null, 86_399), stateAt('2024-04-21')]).toEqual([
      ...['due-soon', 'due-soon', 'overdue'],
    ]);
  });

  it('says whether a draw that was held came in time', () => {
    expect([stateAt('2024-06-01', '2024-04-20'), stateAt('2024-06-01', '2024-04-21')]).toEqual([
      ...['drawn-in-time', 'drawn-late'],
    ]);
  });
});
