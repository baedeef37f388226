/** The document's own figures beside the computed ones (clause 13.4, Annexes 5 and 6). */
import type { Finding } from './finding.ts';
import type { Language } from './localizedText.ts';
import type { LotteryTerms } from './lotteryTerms.ts';
import type { PrizeArithmetic } from './prizeArithmetic.ts';
import type { DeclaredTable } from './prizeTerms.ts';
import { formatPer100000 } from './share.ts';
import { formatInteger, formatTenge } from './tenge.ts';

/** The findings about everything that the document declares; nothing where it declares nothing. */
export function declaredFindings(terms: LotteryTerms, arithmetic: PrizeArithmetic): Finding[] {
  const { prizeTable, drawTable } = terms.declared;
  return [
    ...rtpFindings(terms, arithmetic),
    ...totalsFindings(terms, arithmetic),
    ...(prizeTable ? tableFindings(terms, prizeTable) : []),
    ...(prizeTable ? missingTierFindings(terms, prizeTable) : []),
    ...(prizeTable ? drawRowFindings(terms, prizeTable) : []),
    ...(drawTable ? tableFindings(terms, drawTable) : []),
  ];
}

const RTP_PARTS = [
  { part: 'total', code: 'RTP_TOTAL', en: 'The whole prize fund', ru: 'Весь призовой фонд' },
  { part: 'instant', code: 'RTP_INSTANT', en: 'The instant prizes', ru: 'Моментальные призы' },
  { part: 'draw', code: 'RTP_DRAW', en: 'The draw fund', ru: 'Тиражный фонд' },
] as const;

function rtpFindings(terms: LotteryTerms, arithmetic: PrizeArithmetic): Finding[] {
  const declared = terms.declared.rtp;
  if (!declared) return [];
  const findings = RTP_PARTS.map(({ part, code, en, ru }): Finding => {
    const declaredPer100000 = declared[`${part}Per100000`];
    const { rtpPer100000: computedPer100000, totalTenge: computedTenge } = arithmetic[part];
    // In whole tenge, downwards: the sum that the declared share would allow.
    const declaredTenge = Number((BigInt(declaredPer100000) * BigInt(arithmetic.revenueTenge)) / 100_000n);
    const differenceTenge = computedTenge - declaredTenge;
    const say = (language: Language) =>
      [declaredPer100000, computedPer100000].map((share) => formatPer100000(share, language));
    const [[shown, computed], [shownRu, computedRu]] = [say('en'), say('ru')];
    const differs = declaredPer100000 !== computedPer100000;
    const gap = Math.abs(differenceTenge);
    return {
      code: `${code}_${differs ? 'DIFFERS' : 'HOLDS'}`,
      severity: differs ? 'warning' : 'note',
      clause: `${declared.clause}; ${terms.clauses.prizeTable}`,
      message: differs
        ? {
            en: `${en}: declared ${shown} of revenue, computed ${computed} (${formatTenge(gap)} ${differenceTenge > 0 ? 'more' : 'less'} than declared).`,
            ru: `${ru}: объявлено ${shownRu} выручки, по расчёту ${computedRu} (на ${formatTenge(gap, 'ru')} ${differenceTenge > 0 ? 'больше' : 'меньше'} объявленного).`,
          }
        : {
            en: `${en}: declared and computed ${shown} of revenue.`,
            ru: `${ru}: объявлено и по расчёту ${shownRu} выручки.`,
          },
      details: { declaredPer100000, computedPer100000, declaredTenge, computedTenge, differenceTenge },
    };
  });
  const { totalPer100000, instantPer100000, drawPer100000 } = declared;
  if (instantPer100000 + drawPer100000 !== totalPer100000) {
    const say = (language: Language) =>
      [totalPer100000, instantPer100000 + drawPer100000].map((share) => formatPer100000(share, language));
    const [[whole, parts], [wholeRu, partsRu]] = [say('en'), say('ru')];
    findings.push({
      code: 'RTP_PARTS_DO_NOT_ADD_UP',
      severity: 'warning',
      clause: declared.clause,
      message: {
        en: `The declared parts add up to ${parts}, the declared whole is ${whole}.`,
        ru: `Объявленные части в сумме дают ${partsRu}, объявленное целое ${wholeRu}.`,
      },
      details: { totalPer100000, instantPer100000, drawPer100000 },
    });
  }
  return findings;
}

function totalsFindings({ declared }: LotteryTerms, { total }: PrizeArithmetic): Finding[] {
  if (!declared.totals) return [];
  const { prizes: declaredPrizes, totalTenge: declaredTenge, clause } = declared.totals;
  const holds = declaredPrizes === total.prizes && declaredTenge === total.totalTenge;
  const say = (prizes: number, tenge: number) => ({
    en: `${formatInteger(prizes)} prizes and ${formatTenge(tenge)}`,
    ru: `${formatInteger(prizes, 'ru')} призов и ${formatTenge(tenge, 'ru')}`,
  });
  const [said, computed] = [say(declaredPrizes, declaredTenge), say(total.prizes, total.totalTenge)];
  return [
    {
      code: holds ? 'TOTALS_HOLD' : 'TOTALS_DIFFER',
      severity: holds ? 'note' : 'warning',
      clause,
      message: holds
        ? { en: `The printed totals hold: ${said.en}.`, ru: `Напечатанные итоги верны: ${said.ru}.` }
        : {
            en: `The printed totals are ${said.en}; the table adds up to ${computed.en}.`,
            ru: `Напечатанные итоги: ${said.ru}; по таблице выходит ${computed.ru}.`,
          },
      details: {
        declaredPrizes,
        declaredTenge,
        computedPrizes: total.prizes,
        computedTenge: total.totalTenge,
      },
    },
  ];
}

const prizeById = (terms: LotteryTerms, id: string): { amountTenge: number; count: number } =>
  // The schema has made sure that every row names a prize.
  [...terms.instantTiers, ...terms.drawFund.prizes].find((prize) => prize.id === id)!;

/** Each printed row against the prize it names, then its own product. */
function tableFindings(terms: LotteryTerms, { rows, clause }: DeclaredTable): Finding[] {
  const wrong = rows.flatMap((row): Finding[] => {
    const { amountTenge, count } = prizeById(terms, row.prize);
    const printedAmountTenge = row.amountTenge ?? amountTenge;
    const totalTenge = amountTenge * count;
    if (printedAmountTenge === amountTenge && row.count === count && row.totalTenge === totalTenge) return [];
    const say = (amount: number, of: number, sum: number, language: Language) =>
      `${formatTenge(amount, language)} × ${formatInteger(of, language)} = ${formatTenge(sum, language)}`;
    const sayBoth = (language: Language) => ({
      printed: say(printedAmountTenge, row.count, row.totalTenge, language),
      computed: say(amountTenge, count, totalTenge, language),
    });
    const [en, ru] = [sayBoth('en'), sayBoth('ru')];
    return [
      {
        code: 'TABLE_ROW_DIFFERS',
        severity: 'warning',
        clause,
        message: {
          en: `The printed row "${row.prize}" says ${en.printed}; the terms give ${en.computed}.`,
          ru: `В напечатанной строке «${row.prize}» ${ru.printed}; по условиям ${ru.computed}.`,
        },
        details: {
          printedAmountTenge,
          printedCount: row.count,
          printedTotalTenge: row.totalTenge,
          totalTenge,
        },
      },
    ];
  });
  if (wrong.length > 0) return wrong;
  return [
    {
      code: 'TABLE_ROWS_HOLD',
      severity: 'note',
      clause,
      message: {
        en: `Every printed row (${rows.length}) is its amount times its count.`,
        ru: `В каждой напечатанной строке (всего ${rows.length}) сумма равна размеру приза, умноженному на количество.`,
      },
      details: { rows: rows.length },
    },
  ];
}

function missingTierFindings(terms: LotteryTerms, { rows, clause }: DeclaredTable): Finding[] {
  const printed = new Set(rows.map(({ prize }) => prize));
  return terms.instantTiers
    .filter(({ id }) => !printed.has(id))
    .map(({ id, amountTenge, count }) => ({
      code: 'TABLE_ROW_MISSING',
      severity: 'warning' as const,
      clause,
      message: {
        en: `The printed table has no row for the tier "${id}" (${formatTenge(amountTenge)}).`,
        ru: `В напечатанной таблице нет строки для приза «${id}» (${formatTenge(amountTenge, 'ru')}).`,
      },
      details: { amountTenge, count },
    }));
}

/** A draw's prize in the table of printed tickets invites a printer to print winning tickets for it. */
function drawRowFindings(terms: LotteryTerms, { rows, clause }: DeclaredTable): Finding[] {
  const { prizes, clause: fundClause, planClause } = terms.drawFund;
  const instantPrizes = terms.instantTiers.reduce((sum, { count }) => sum + count, 0);
  return rows.flatMap((row): Finding[] => {
    const prize = prizes.find(({ id }) => id === row.prize);
    if (!prize) return [];
    return [
      {
        code: 'DRAW_PRIZE_IN_TICKET_TABLE',
        severity: 'warning',
        clause: `${clause}; ${fundClause}; ${planClause}`,
        message: {
          en: `The table of tickets counts "${prize.name.en}" × ${formatInteger(row.count)} (${formatTenge(row.totalTenge)}), which is paid from the draw fund: no ticket of the series carries it.`,
          ru: `Таблица билетов включает «${prize.name.ru}» × ${formatInteger(row.count, 'ru')} (${formatTenge(row.totalTenge, 'ru')}) из тиражного фонда: ни один билет серии этого приза не несёт.`,
        },
        reading: {
          en: `A series has ${formatInteger(instantPrizes)} winning tickets; these prizes are drawn among registered tickets.`,
          ru: `В серии ${formatInteger(instantPrizes, 'ru')} выигрышных билетов; эти призы разыгрываются среди зарегистрированных билетов.`,
        },
        details: { count: row.count, totalTenge: row.totalTenge, instantPrizes },
      },
    ];
  });
}
