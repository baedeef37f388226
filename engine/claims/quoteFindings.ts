/** Which of the document's gaps and contradictions touch one payment: a clerk sees those and no others. */

import type { LocalizedText } from '../terms/localizedText.ts';
import type { LotteryTerms } from '../terms/lotteryTerms.ts';
import { formatInteger } from '../terms/tenge.ts';
import type { ClaimPolicy } from './claimPolicy.ts';
import type { Day } from './day.ts';
import type { PayoutQuote } from './payoutQuote.ts';

export interface QuoteFinding {
  /** Stable: a code of `documentFindings`, or one of the quote's own. */
  readonly code: string;
  readonly clause: string;
  readonly message: LocalizedText;
  readonly reading?: LocalizedText;
}

/** Code of the finding that the law of the day has not been compared with the rates: quotes and forms show it. */
export const UNCONFIRMED_RATE = 'TAX_RATE_UNCONFIRMED';

type Quoted = Omit<PayoutQuote, 'findings'>;

const hasPeriod = ({ channel }: Quoted): boolean => channel.payoutWorkingDays !== undefined;
const isThing = ({ prize }: Quoted): boolean => prize.inKind;
const needsExpertise = ({ expertise }: Quoted): boolean => expertise.value === 'required';

/** The codes that fixtures give to contradictions about payment, and when each matters. Codes that the terms lack are passed over. */
const RELEVANT: readonly (readonly [code: string, matters: (quote: Quoted) => boolean])[] = [
  ['THRESHOLD_BOUNDARY_UNCLEAR', ({ grossTenge, tax }) => grossTenge === tax.thresholdTenge],
  ['MAIN_PRIZE_UNDEFINED', ({ headOfficeVisit, prize }) => headOfficeVisit.value || prize.inKind],
  ['PAYOUT_PERIOD_CONTRADICTION', hasPeriod],
  ['PAYOUT_PERIOD_START_DIFFERS', hasPeriod],
  ['EXPERTISE_PERIOD_CONTRADICTION', needsExpertise],
  ['EXPERTISE_DISCRETION_CONTRADICTION', needsExpertise],
  ['CASH_EQUIVALENT_CONTRADICTION', isThing],
  ['ONLY_MONEY_CONTRADICTION', isThing],
  ['CAR_TAX_CONTRADICTION', isThing],
  ['DRAW_PRIZE_PERIOD_UNSAID', isThing],
  ['ADDITIONAL_WIN_UNDEFINED', isThing],
  ['DISCLOSURE_CONSENT_FORM_GAP', ({ form, identification }) => form === 'cash' && identification.value],
  ['ANOTHER_LOTTERY_NAMED', ({ form, identification }) => form === 'cash' && identification.value],
];

/** In the order of the table: first what decides the channel, then the period, then the thing. */
export function quoteFindings(
  terms: LotteryTerms,
  policy: ClaimPolicy,
  quote: Quoted,
): readonly QuoteFinding[] {
  const known = new Map(terms.documentFindings.map((finding) => [finding.code, finding]));
  const fromDocument = RELEVANT.filter(([, matters]) => matters(quote)).flatMap(([code]): QuoteFinding[] => {
    const finding = known.get(code);
    if (!finding) return [];
    const { clause, message, reading } = finding;
    return [{ code, clause, message, ...(reading && { reading }) }];
  });
  return [...fromDocument, ...limitFinding(quote), ...taxFinding(policy, quote)];
}

/** A sum that lies on the limit of a channel is taken by that channel (9.6 в, г). */
function limitFinding({ grossTenge, channel }: Quoted): QuoteFinding[] {
  const { upTo, clause } = channel;
  if (upTo?.unit !== 'tenge' || upTo.amount !== grossTenge) return [];
  return [
    {
      code: 'AMOUNT_ON_CHANNEL_LIMIT',
      clause,
      message: {
        en: `The prize lies exactly on the limit of ${formatInteger(grossTenge)} tenge.`,
        ru: `Приз лежит точно на границе в ${formatInteger(grossTenge, 'ru')} тенге.`,
        kk: `Ұтыс дәл ${formatInteger(grossTenge, 'kk')} теңгелік шекте тұр.`,
      },
      reading: {
        en: '"Up to" includes the limit itself; the next channel starts above it.',
        ru: '«До» включает саму границу; следующий канал начинается свыше неё.',
        kk: '«Дейін» шектің өзін де қамтиды; келесі арна одан жоғарыда басталады.',
      },
    },
  ];
}

/** A day as papers write it: 31.12.2025. */
const plainDay = (day: Day): string => day.split('-').reverse().join('.');

/** Rates that nobody has compared with the law of the day (9.3). */
function taxFinding({ taxConfirmedThrough }: ClaimPolicy, { payOn, tax }: Quoted): QuoteFinding[] {
  if (tax.rate === null || payOn <= taxConfirmedThrough.choice) return [];
  const { clause, reading } = taxConfirmedThrough;
  return [
    {
      code: UNCONFIRMED_RATE,
      clause,
      message: {
        en: `The tax rate has been compared with the law up to ${taxConfirmedThrough.choice} only.`,
        ru: `Ставка налога сверена с законом только по ${plainDay(taxConfirmedThrough.choice)}.`,
        kk: `Салық мөлшерлемесі заңмен тек ${plainDay(taxConfirmedThrough.choice)} дейін салыстырылған.`,
      },
      reading,
    },
  ];
}
