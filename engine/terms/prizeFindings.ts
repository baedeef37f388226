/** What the audit finds in the prize table by arithmetic: counts, packs, the smallest win, the draw fund (clauses 11.1, 13, 14.7). */
import type { Finding, Severity } from './finding.ts';
import type { Language } from './localizedText.ts';
import type { LotteryTerms } from './lotteryTerms.ts';
import type { PrizeArithmetic } from './prizeArithmetic.ts';
import { formatPer100000, per100000 } from './share.ts';
import { formatInteger, formatTenge } from './tenge.ts';

/** The findings of one series, in the order of the document's clauses; none is left out because it holds. */
export function prizeFindings(terms: LotteryTerms, arithmetic: PrizeArithmetic): Finding[] {
  return [
    packsFinding(terms, arithmetic),
    minimumWinFinding(terms),
    priceBackFinding(terms, arithmetic),
    ...excessFindings(terms, arithmetic),
    drawFundFinding(terms),
    ...fixedFundFindings(terms, arithmetic),
  ];
}

function packsFinding(terms: LotteryTerms, { tickets, packs, looseTickets }: PrizeArithmetic): Finding {
  const { packTickets } = terms.series;
  const common = {
    clause: `${terms.clauses.series}; ${terms.clauses.pack}`,
    details: { tickets, packTickets, packs, looseTickets },
  };
  const [en, ru] = [formatInteger(tickets), formatInteger(tickets, 'ru')];
  if (looseTickets === 0) {
    return {
      code: 'PACKS_DIVIDE_SERIES',
      severity: 'note',
      message: {
        en: `A series of ${en} tickets is exactly ${formatInteger(packs)} packs of ${packTickets}.`,
        ru: `Серия из ${ru} билетов делится ровно на ${formatInteger(packs, 'ru')} пачек по ${packTickets}.`,
      },
      ...common,
    };
  }
  return {
    code: 'PACKS_DO_NOT_DIVIDE_SERIES',
    severity: 'error',
    message: {
      en: `A series of ${en} tickets does not divide into packs of ${packTickets}: ${looseTickets} are left over.`,
      ru: `Серия из ${ru} билетов не делится на пачки по ${packTickets}: остаётся ${looseTickets}.`,
    },
    ...common,
  };
}

function minimumWinFinding(terms: LotteryTerms): Finding {
  const { ticketPriceTenge, rules } = terms;
  // The tiers ascend, and there is at least one.
  const smallestWinTenge = terms.instantTiers[0]!.amountTenge;
  const holds = smallestWinTenge === ticketPriceTenge;
  const isBreach = rules.minimumWinIsPrice.holds && !holds;
  const severity: Severity = isBreach ? 'warning' : 'note';
  const words = (language: Language) =>
    [formatTenge(smallestWinTenge, language), formatTenge(ticketPriceTenge, language)] as const;
  const [[winEn, priceEn], [winRu, priceRu]] = [words('en'), words('ru')];
  return {
    code: holds ? 'MINIMUM_WIN_IS_PRICE' : 'MINIMUM_WIN_DIFFERS',
    severity,
    clause: `${rules.minimumWinIsPrice.clause}; ${terms.clauses.ticketPrice}`,
    message: holds
      ? {
          en: `The smallest win, ${winEn}, equals the ticket's price.`,
          ru: `Минимальный выигрыш ${winRu} равен цене билета.`,
        }
      : {
          en: `The smallest win is ${winEn} and the ticket's price ${priceEn}${isBreach ? '; the terms require them to be equal' : ''}.`,
          ru: `Минимальный выигрыш ${winRu}, цена билета ${priceRu}${isBreach ? '; условия требуют их равенства' : ''}.`,
        },
    details: { smallestWinTenge, ticketPriceTenge },
  };
}

function priceBackFinding(terms: LotteryTerms, arithmetic: PrizeArithmetic): Finding {
  const { winning, winningMoreThanPrice } = arithmetic;
  const noGainTickets = winning.tickets - winningMoreThanPrice.tickets;
  const noGainPer100000 = per100000(noGainTickets, winning.tickets);
  return {
    code: 'WINS_WITHOUT_GAIN',
    severity: 'note',
    clause: terms.clauses.prizeTable,
    message: {
      en: `${formatInteger(noGainTickets)} of ${formatInteger(winning.tickets)} winning tickets (${formatPer100000(noGainPer100000)}) pay no more than the ticket cost.`,
      ru: `${formatInteger(noGainTickets, 'ru')} из ${formatInteger(winning.tickets, 'ru')} выигрышных билетов (${formatPer100000(noGainPer100000, 'ru')}) приносят не больше цены билета.`,
    },
    details: { noGainTickets, winningTickets: winning.tickets },
  };
}

function excessFindings(terms: LotteryTerms, arithmetic: PrizeArithmetic): Finding[] {
  const { tickets, revenueTenge, winning, total } = arithmetic;
  const findings: Finding[] = [];
  if (winning.tickets > tickets) {
    findings.push({
      code: 'PRIZES_EXCEED_TICKETS',
      severity: 'error',
      clause: `${terms.clauses.prizeTable}; ${terms.clauses.series}`,
      message: {
        en: `The table has ${formatInteger(winning.tickets)} instant prizes, a series only ${formatInteger(tickets)} tickets, and a ticket wins at most once.`,
        ru: `В таблице ${formatInteger(winning.tickets, 'ru')} моментальных призов, в серии только ${formatInteger(tickets, 'ru')} билетов, а билет выигрывает не более одного раза.`,
      },
      details: { instantPrizes: winning.tickets, tickets },
    });
  }
  if (total.totalTenge > revenueTenge) {
    findings.push({
      code: 'PRIZES_EXCEED_REVENUE',
      severity: 'error',
      clause: terms.clauses.prizeTable,
      message: {
        en: `The prizes, ${formatTenge(total.totalTenge)}, exceed the revenue of a sold-out series, ${formatTenge(revenueTenge)}.`,
        ru: `Призы, ${formatTenge(total.totalTenge, 'ru')}, превышают выручку от полностью проданной серии, ${formatTenge(revenueTenge, 'ru')}.`,
      },
      details: { prizesTenge: total.totalTenge, revenueTenge },
    });
  }
  return findings;
}

function drawFundFinding({ drawFund, rules }: LotteryTerms): Finding {
  const fundTenge = drawFund.totalTenge;
  const prizesTenge = drawFund.prizes.reduce((sum, { amountTenge, count }) => sum + amountTenge * count, 0);
  const common = {
    clause: `${drawFund.clause}; ${drawFund.planClause}`,
    details: { fundTenge, prizesTenge },
  };
  const [fund, prizes] = [formatTenge(fundTenge), formatTenge(prizesTenge)];
  const [fundRu, prizesRu] = [formatTenge(fundTenge, 'ru'), formatTenge(prizesTenge, 'ru')];
  if (prizesTenge > fundTenge) {
    return {
      code: 'DRAW_FUND_BELOW_PRIZES',
      severity: 'error',
      message: {
        en: `The draw's prizes, ${prizes}, exceed the draw fund, ${fund}, which is a ceiling.`,
        ru: `Призы тиражей, ${prizesRu}, превышают тиражный фонд, ${fundRu}, а он не может быть превышен.`,
      },
      ...common,
    };
  }
  if (prizesTenge < fundTenge) {
    return {
      code: 'DRAW_FUND_NOT_DISTRIBUTED',
      severity: rules.wholeFundIsDistributed.holds ? 'warning' : 'note',
      message: {
        en: `The draw's prizes, ${prizes}, leave part of the draw fund, ${fund}, undistributed.`,
        ru: `Призы тиражей, ${prizesRu}, оставляют часть тиражного фонда, ${fundRu}, нераспределённой.`,
      },
      ...common,
    };
  }
  return {
    code: 'DRAW_FUND_IS_DISTRIBUTED',
    severity: 'note',
    message: {
      en: `The draw's prizes add up to the draw fund, ${fund}.`,
      ru: `Призы тиражей в сумме равны тиражному фонду, ${fundRu}.`,
    },
    ...common,
  };
}

/** A fund that does not follow sales weighs more, the fewer tickets are sold: shown at half of the series. */
function fixedFundFindings({ drawFund }: LotteryTerms, { revenueTenge, draw }: PrizeArithmetic): Finding[] {
  if (drawFund.totalTenge === 0) return [];
  const halfSoldPer100000 = per100000(2 * drawFund.totalTenge, revenueTenge);
  const say = (language: Language) =>
    [draw.rtpPer100000, halfSoldPer100000].map((share) => formatPer100000(share, language));
  const [[full, half], [fullRu, halfRu]] = [say('en'), say('ru')];
  return [
    {
      code: 'DRAW_FUND_IS_FIXED',
      severity: 'note',
      clause: drawFund.clause,
      message: {
        en: `The draw fund is a fixed sum: ${full} of revenue holds only for a sold-out series; with half of it sold the fund is ${half}.`,
        ru: `Тиражный фонд — фиксированная сумма: ${fullRu} выручки верно лишь для полностью проданной серии; при продаже половины это ${halfRu}.`,
      },
      details: { soldOutPer100000: draw.rtpPer100000, halfSoldPer100000 },
    },
  ];
}
