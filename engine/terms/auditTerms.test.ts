import { describe, expect, it } from 'vitest';
import fixture from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { auditTerms } from './auditTerms.ts';
import type { Finding } from './finding.ts';
import { type LotteryTerms, lotteryTermsSchema } from './lotteryTerms.ts';

const terms = lotteryTermsSchema.parse(fixture);
const carriedCodes = new Set(terms.documentFindings.map(({ code }) => code));

function findingsAfter(edit: (terms: LotteryTerms) => void): readonly Finding[] {
  const edited = structuredClone(terms);
  edit(edited);
  return auditTerms(lotteryTermsSchema.parse(edited)).findings;
}

const findingAfter = (code: string, edit: (terms: LotteryTerms) => void): Finding | undefined =>
  findingsAfter(edit).find((finding) => finding.code === code);

describe('the audit of 7S AVTO LOTO', () => {
  const audit = auditTerms(terms);

  it('is sound, with these findings by computation', () => {
    expect(audit.sound).toBe(true);
    const computed = audit.findings.filter(({ code }) => !carriedCodes.has(code));
    expect(computed.map(({ severity, code, clause }) => `${severity} ${code} (${clause})`)).toEqual([
      'warning RTP_TOTAL_DIFFERS (13.4; Annex 5)',
      'warning RTP_INSTANT_DIFFERS (13.4; Annex 5)',
      'warning RTP_DRAW_DIFFERS (13.4; Annex 5)',
      'warning DRAW_PRIZE_IN_TICKET_TABLE (Annex 5; 14.7; Annex 6)',
      'warning TAX_FORMULA_MISPRINT_RESIDENTS (9.3)',
      'note TOTALS_HOLD (Annex 5)',
      'note TABLE_ROWS_HOLD (Annex 5)',
      'note TABLE_ROWS_HOLD (Annex 6)',
      'note PACKS_DIVIDE_SERIES (13.5; 11.1)',
      'note MINIMUM_WIN_IS_PRICE (13.3 б; 12.1)',
      'note WINS_WITHOUT_GAIN (Annex 5)',
      'note DRAW_FUND_IS_DISTRIBUTED (14.7; Annex 6)',
      'note DRAW_FUND_IS_FIXED (14.7)',
      'note TAX_STEP (9.3)',
      'note TAX_DEPENDS_ON_YEAR (9.3)',
      'note CHANNELS_COVER_PRIZES (9.6 б; 9.6 в; 9.6 г; 9.6 д; 9.16)',
      'note PRIZE_ON_CHANNEL_LIMIT (9.6 в)',
    ]);
  });

  it('puts the declared shares beside the computed ones in tenge', () => {
    const shares = audit.findings.filter(({ code }) => code.startsWith('RTP_'));
    expect(shares.map(({ details }) => details)).toEqual([
      {
        declaredPer100000: 70_000,
        computedPer100000: 70_693,
        declaredTenge: 1_050_210_000,
        computedTenge: 1_060_600_000,
        differenceTenge: 10_390_000,
      },
      {
        declaredPer100000: 66_000,
        computedPer100000: 66_027,
        declaredTenge: 990_198_000,
        computedTenge: 990_600_000,
        differenceTenge: 402_000,
      },
      {
        declaredPer100000: 4_000,
        computedPer100000: 4_666,
        declaredTenge: 60_012_000,
        computedTenge: 70_000_000,
        differenceTenge: 9_988_000,
      },
    ]);
  });

  it('shows that the misprinted formula takes more than the win', () => {
    const misprint = audit.findings.find(({ code }) => code === 'TAX_FORMULA_MISPRINT_RESIDENTS');
    expect(misprint?.details).toEqual({
      year: 2023,
      mrpTenge: 3450,
      winTenge: 25_000,
      printedTaxTenge: 8_622_930,
      usedTaxTenge: 430,
    });
    expect(misprint?.reading).toEqual(terms.tax.reading);
  });

  it('carries every contradiction of the document, the cash equivalent among them', () => {
    const codes = audit.findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining([...carriedCodes]));
    expect(audit.findings.find(({ code }) => code === 'CASH_EQUIVALENT_CONTRADICTION')).toMatchObject({
      severity: 'warning',
      clause: '9.16 l; Annex 6',
    });
  });

  it('says everything in English and Russian, with a clause and whole numbers', () => {
    for (const { message, clause, details } of audit.findings) {
      expect(message.en).toMatch(/[a-z]/);
      expect(message.ru).toMatch(/[а-я]/);
      expect(clause).not.toBe('');
      expect(Object.values(details).every(Number.isSafeInteger)).toBe(true);
    }
  });
});

describe('an error', () => {
  it.each<[string, (terms: LotteryTerms) => void]>([
    ['PACKS_DO_NOT_DIVIDE_SERIES', ({ series }) => (series.packTickets = 31)],
    ['PRIZES_EXCEED_TICKETS', ({ series }) => (series.tickets = 177_810)],
    ['PRIZES_EXCEED_REVENUE', (edited) => (edited.ticketPriceTenge = 2000)],
    ['DRAW_FUND_BELOW_PRIZES', ({ drawFund }) => (drawFund.totalTenge = 69_999_999)],
  ])('%s makes the terms unsound and comes first', (code, edit) => {
    const edited = structuredClone(terms);
    edit(edited);
    const { sound, findings } = auditTerms(edited);
    expect(sound).toBe(false);
    expect(findings.filter(({ severity }) => severity === 'error').map((finding) => finding.code)).toContain(
      code,
    );
    expect(findings[0]?.severity).toBe('error');
  });

  it('is not raised by a table that fills the series to the last ticket', () => {
    expect(
      findingAfter('PRIZES_EXCEED_TICKETS', (edited) => {
        edited.instantTiers[0]!.count += 500_100 - 177_837;
      }),
    ).toBeUndefined();
  });
});

describe('a warning', () => {
  it.each<[string, (terms: LotteryTerms) => void]>([
    ['MINIMUM_WIN_DIFFERS', ({ instantTiers }) => (instantTiers[0]!.amountTenge = 2000)],
    ['DRAW_FUND_NOT_DISTRIBUTED', ({ drawFund }) => (drawFund.totalTenge = 70_000_001)],
    ['RTP_PARTS_DO_NOT_ADD_UP', ({ declared }) => (declared.rtp!.totalPer100000 = 71_000)],
    ['TOTALS_DIFFER', ({ declared }) => (declared.totals!.prizes = 177_841)],
    ['TABLE_ROW_DIFFERS', ({ declared }) => (declared.prizeTable!.rows[6]!.totalTenge -= 1)],
    ['TABLE_ROW_MISSING', ({ declared }) => declared.prizeTable!.rows.shift()],
    ['TAX_FORMULA_MISPRINT_NON_RESIDENTS', ({ tax }) => (tax.printed.nonResidents.rateBasisPoints = 1500)],
    ['MRP_MISSING', ({ tax }) => delete tax.mrpTengeByYear['2024']],
    ['TAX_RATE_MISSING', ({ tax }) => (tax.residents[0]!.from = '2024-01-01')],
    ['PRIZE_WITHOUT_CHANNEL', ({ payoutChannels }) => payoutChannels.pop()],
    ['PRIZE_WITH_SEVERAL_CHANNELS', ({ payoutChannels }) => delete payoutChannels[1]!.above],
  ])('%s is found in terms that have it', (code, edit) => {
    expect(findingAfter(code, edit)?.severity).toBe('warning');
  });

  it('is a note where the terms require nothing', () => {
    const differs = findingAfter('MINIMUM_WIN_DIFFERS', (edited) => {
      edited.instantTiers[0]!.amountTenge = 2000;
      edited.rules.minimumWinIsPrice.holds = false;
    });
    expect(differs?.severity).toBe('note');
  });

  it('gives way to a note where declared and computed agree', () => {
    const findings = findingsAfter(({ declared }) => {
      declared.rtp = {
        ...declared.rtp!,
        totalPer100000: 70_693,
        instantPer100000: 66_027,
        drawPer100000: 4_666,
      };
    });
    const codes = findings.map(({ code }) => code).filter((code) => code.startsWith('RTP_'));
    expect(codes).toEqual(['RTP_TOTAL_HOLDS', 'RTP_INSTANT_HOLDS', 'RTP_DRAW_HOLDS']);
  });
});

it('finds nothing about figures that a document does not declare, and no draw where there is none', () => {
  const findings = findingsAfter((edited) => {
    edited.declared = {};
    edited.drawFund = { ...edited.drawFund, totalTenge: 0, prizes: [], plannedDraws: 0 };
    edited.payoutChannels.pop();
    edited.documentFindings = [];
  });
  expect(
    findings.map(({ code }) => code).filter((code) => /^(RTP|TOTALS|TABLE|DRAW_FUND_IS_FIXED)/.test(code)),
  ).toEqual([]);
});
