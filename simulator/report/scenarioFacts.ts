/** A scenario in words: what was assumed, one line a subject. */
import type { Language } from '../../engine/terms/localizedText.ts';
import { formatInteger, formatTenge } from '../../engine/terms/tenge.ts';
import { formatDecimal, percent, shortTenge } from '../charts/shortNumber.ts';
import type { ClaimRule, Scenario, SellThrough } from '../scenario/scenario.ts';
import { scenarioSummary } from '../scenario/scenarioSummary.ts';
import { REPORT_TEXT } from './reportText.ts';

export interface Fact {
  readonly name: string;
  readonly words: string;
}

/** Outcomes of uncertain sales that are listed one by one. */
const LISTED = 6;

/** In the order in which a reader asks. */
export function scenarioFacts(scenario: Scenario, language: Language): Fact[] {
  const { fact, modes, say, periods } = REPORT_TEXT[language];
  const { series, terms, unclaimed, tax, fund, checkpoints } = scenario;
  const launches = series.map(({ launchOn }) => launchOn).join(', ');
  const looked =
    'every' in checkpoints
      ? say.grid(periods[checkpoints.every], checkpoints.until)
      : say.dates(checkpoints.dates.length, checkpoints.dates.at(-1) ?? '');
  const lottery = say.lottery({
    name: terms.name[language],
    tickets: formatInteger(terms.series.tickets, language),
    price: formatTenge(terms.ticketPriceTenge, language),
    prizes: shortTenge(
      terms.instantTiers.reduce((total, { amountTenge, count }) => total + amountTenge * count, 0),
      language,
    ),
  });
  return [
    { name: fact.lottery, words: lottery },
    { name: fact.series, words: say.series(series.length, launches) },
    { name: fact.sales, words: salesWords(scenario, language) },
    { name: fact.checkpoints, words: looked },
    {
      name: fact.claims,
      words: scenario.claims.map((rule) => claimWords(rule, scenario, language)).join('; '),
    },
    { name: fact.unclaimed, words: say.unclaimed(unclaimed.lotteryEndsOn, unclaimed.keptYears) },
    { name: fact.draws, words: drawWords(scenario, language) },
    { name: fact.tax, words: say.tax(percent(tax.residentsShare, language), tax.mrpYear) },
    {
      name: fact.fund,
      words: say.fund(
        shortTenge(fund.openingTenge, language),
        percent(fund.accrualShare, language),
        percent(fund.interestPerYear, language),
      ),
    },
    { name: fact.mode, words: modes[scenario.mode] },
  ];
}

function salesWords({ sellThrough, series }: Scenario, language: Language): string {
  const { say } = REPORT_TEXT[language];
  const own = series.flatMap((one, i) =>
    one.sellThrough ? [`${say.onlySeries(i + 1)}: ${modelWords(one.sellThrough, language)}`] : [],
  );
  const common = own.length < series.length ? [modelWords(sellThrough, language)] : [];
  return [...common, ...own].join('; ');
}

function modelWords(model: SellThrough, language: Language): string {
  const { say } = REPORT_TEXT[language];
  if (model.model === 'curve') {
    const curve = say.curve(percent(model.cumulativeShares.at(-1) ?? 0, language));
    const factor = model.uncertainty
      ? [say.uncertainty(formatDecimal(model.uncertainty.sd, 2, language))]
      : [];
    return [curve, ...factor, say.overMonths(model.cumulativeShares.length)].join(', ');
  }
  return `${finalWords(model, language)}, ${say.overMonths(model.months)}`;
}

function finalWords(model: Exclude<SellThrough, { model: 'curve' }>, language: Language): string {
  const { say } = REPORT_TEXT[language];
  if (model.model === 'fixed') {
    return model.sold === undefined
      ? say.share(percent(model.share ?? 0, language))
      : say.tickets(formatInteger(model.sold, language));
  }
  if (model.beta) return say.beta(percent(model.beta.mean, language), percent(model.beta.sd, language));
  const outcomes = model.outcomes ?? [];
  const listed = outcomes
    .slice(0, LISTED)
    .map(({ share, probability }) => say.outcome(percent(share, language), percent(probability, language)));
  return [...listed, ...(outcomes.length > LISTED ? ['…'] : [])].join(', ');
}

function claimWords({ tiers, share, delays }: ClaimRule, { terms }: Scenario, language: Language): string {
  const { say } = REPORT_TEXT[language];
  const days = delays.map((delay) => delay.days);
  const [soonest, latest] = [Math.min(...days), Math.max(...days)];
  const span = soonest === latest ? String(soonest) : `${soonest}–${latest}`;
  const amounts = terms.instantTiers
    .filter(({ id }) => tiers?.includes(id))
    .map(({ amountTenge }) => amountTenge);
  const things = terms.drawFund.prizes
    .filter(({ id }) => tiers?.includes(id))
    .map(({ name }) => name[language]);
  const prizes = tiers ? [...amountSpan(amounts, language), ...things].join(', ') : say.otherPrizes;
  return say.claim(percent(share, language), prizes, span);
}

/** From the smallest to the largest: the rule may leave out some between, which the scenario's JSON tells. */
function amountSpan(amounts: readonly number[], language: Language): string[] {
  if (amounts.length === 0) return [];
  const [least, greatest] = [Math.min(...amounts), Math.max(...amounts)];
  const said = (amountTenge: number): string => formatTenge(amountTenge, language);
  return [least === greatest ? said(least) : `${said(least)} – ${said(greatest)}`];
}

function drawWords(scenario: Scenario, language: Language): string {
  const { say } = REPORT_TEXT[language];
  const { winners, totalTenge, registrationShare } = scenarioSummary(scenario).draws;
  if (winners === 0) return say.noDraws;
  return say.draws(winners, shortTenge(totalTenge, language), percent(registrationShare, language));
}
