/** Whether every prize has exactly one payout channel, in every year whose MRP is known (clause 9.6). */
import { channelsOf, limitTenge } from './channelsOf.ts';
import type { Finding } from './finding.ts';
import type { LotteryTerms } from './lotteryTerms.ts';
import { formatTenge } from './tenge.ts';

/** A finding for each prize and year without exactly one channel, or one that all is well; then the prizes that lie on a limit. */
export function channelFindings(terms: LotteryTerms): Finding[] {
  const findings = coverageFindings(terms);
  const clause = channelClauses(terms);
  if (findings.length === 0) {
    findings.push({
      code: 'CHANNELS_COVER_PRIZES',
      severity: 'note',
      clause,
      message: {
        en: 'Every prize has exactly one payout channel in every year whose MRP is given.',
        ru: 'У каждого приза ровно один канал выплаты в каждом году, для которого указан МРП.',
      },
      details: { channels: terms.payoutChannels.length, years: mrpByYear(terms).length },
    });
  }
  return [...findings, ...boundaryFindings(terms)];
}

const channelClauses = ({ payoutChannels }: LotteryTerms): string =>
  [...new Set(payoutChannels.map(({ clause }) => clause))].join('; ');

const mrpByYear = ({ tax }: LotteryTerms): [year: number, mrpTenge: number][] =>
  Object.entries(tax.mrpTengeByYear).map(([year, mrpTenge]) => [Number(year), mrpTenge]);

function coverageFindings(terms: LotteryTerms): Finding[] {
  const prizes = [
    ...terms.instantTiers.map((tier) => ({ ...tier, inKind: false })),
    ...terms.drawFund.prizes,
  ];
  return mrpByYear(terms).flatMap(([year, mrpTenge]) =>
    prizes.flatMap((prize): Finding[] => {
      const channels = channelsOf(terms.payoutChannels, prize, mrpTenge);
      if (channels.length === 1) return [];
      const ids = channels.map(({ id }) => `"${id}"`).join(', ');
      const [en, ru] = [formatTenge(prize.amountTenge), formatTenge(prize.amountTenge, 'ru')];
      return [
        {
          code: channels.length === 0 ? 'PRIZE_WITHOUT_CHANNEL' : 'PRIZE_WITH_SEVERAL_CHANNELS',
          severity: 'warning',
          clause: channelClauses(terms),
          message:
            channels.length === 0
              ? {
                  en: `No payout channel takes the prize "${prize.id}" (${en}) in ${year}.`,
                  ru: `Ни один канал выплаты не принимает приз «${prize.id}» (${ru}) в ${year} году.`,
                }
              : {
                  en: `Several payout channels take the prize "${prize.id}" (${en}) in ${year}: ${ids}.`,
                  ru: `Приз «${prize.id}» (${ru}) в ${year} году принимают несколько каналов выплаты: ${ids}.`,
                },
          details: { year, mrpTenge, amountTenge: prize.amountTenge, channels: channels.length },
        },
      ];
    }),
  );
}

/** A prize exactly on a limit shows whether "up to" includes it; the schema reads limits as inclusive. */
function boundaryFindings(terms: LotteryTerms): Finding[] {
  return terms.payoutChannels.flatMap(({ id, upTo, clause }) => {
    if (!upTo) return [];
    const years = mrpByYear(terms);
    return terms.instantTiers.flatMap(({ amountTenge, count }): Finding[] => {
      if (!years.some(([, mrpTenge]) => limitTenge(upTo, mrpTenge) === amountTenge)) return [];
      const [en, ru] = [formatTenge(amountTenge), formatTenge(amountTenge, 'ru')];
      return [
        {
          code: 'PRIZE_ON_CHANNEL_LIMIT',
          severity: 'note',
          clause,
          message: {
            en: `The prize of ${en} lies exactly on the upper limit of the channel "${id}".`,
            ru: `Приз ${ru} лежит точно на верхней границе канала «${id}».`,
          },
          reading: {
            en: '"Up to" includes the limit itself.',
            ru: '«До» включает саму границу.',
          },
          details: { amountTenge, count },
        },
      ];
    });
  });
}
