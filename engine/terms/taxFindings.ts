/** What the audit finds in the tax clause (9.3): a misprinted formula, steps at the threshold, years without an MRP. */
import type { Finding } from './finding.ts';
import type { LotteryTerms } from './lotteryTerms.ts';
import { taxTenge, thresholdTenge } from './taxFormula.ts';
import { formatTenge } from './tenge.ts';

/** The findings, for the money prizes of the instant table. */
export function taxFindings(terms: LotteryTerms): Finding[] {
  return [
    ...misprintFindings(terms),
    ...stepFindings(terms),
    ...movingThresholdFindings(terms),
    ...yearFindings(terms),
  ];
}

const yearsOf = ({ tax }: LotteryTerms): { year: number; thresholdMrp: number; mrpTenge: number }[] =>
  Object.entries(tax.mrpTengeByYear)
    .map(([year, mrpTenge]) => ({ year: Number(year), thresholdMrp: tax.thresholdMrp, mrpTenge }))
    .sort((a, b) => a.year - b.year);

const GROUPS = [
  { group: 'residents', code: 'TAX_FORMULA_MISPRINT_RESIDENTS', en: 'residents', ru: 'резидентов' },
  {
    group: 'nonResidents',
    code: 'TAX_FORMULA_MISPRINT_NON_RESIDENTS',
    en: 'non-residents',
    ru: 'нерезидентов',
  },
] as const;

/** The formula as printed against the one in use, shown on the smallest prize that is taxed in the first year. */
function misprintFindings(terms: LotteryTerms): Finding[] {
  const { tax } = terms;
  const year = yearsOf(terms)[0]!;
  const example = terms.instantTiers.find(({ amountTenge }) => amountTenge > thresholdTenge(year));
  if (!example) return [];
  return GROUPS.flatMap(({ group, code, en, ru }): Finding[] => {
    const printed = tax.printed[group];
    const used = tax[group][0]!;
    if (printed.base === used.base && printed.rateBasisPoints === used.rateBasisPoints) return [];
    const winTenge = example.amountTenge;
    const printedTaxTenge = taxTenge(printed, winTenge, year, tax.rounding);
    const usedTaxTenge = taxTenge(used, winTenge, year, tax.rounding);
    return [
      {
        code,
        severity: 'warning',
        clause: tax.clause,
        message: {
          en: `The formula for ${en} is misprinted, "${printed.text}": on a win of ${formatTenge(winTenge)} in ${year.year} it takes ${formatTenge(printedTaxTenge)}; as read, ${formatTenge(usedTaxTenge)}.`,
          ru: `Формула для ${ru} напечатана с ошибкой, «${printed.text}»: с выигрыша ${formatTenge(winTenge, 'ru')} в ${year.year} году она берёт ${formatTenge(printedTaxTenge, 'ru')}; по принятому прочтению ${formatTenge(usedTaxTenge, 'ru')}.`,
        },
        reading: tax.reading,
        details: { year: year.year, mrpTenge: year.mrpTenge, winTenge, printedTaxTenge, usedTaxTenge },
      },
    ];
  });
}

/** Where tax falls on the whole win, the smallest taxed prize may leave no more than the largest untaxed one. */
function stepFindings(terms: LotteryTerms): Finding[] {
  const { tax, instantTiers } = terms;
  const year = yearsOf(terms)[0]!;
  const taxed = instantTiers.find(({ amountTenge }) => amountTenge > thresholdTenge(year));
  const untaxed = instantTiers.findLast(({ amountTenge }) => amountTenge <= thresholdTenge(year));
  if (!taxed || !untaxed) return [];
  return GROUPS.flatMap(({ group, en, ru }): Finding[] => {
    const netTenge = taxed.amountTenge - taxTenge(tax[group][0]!, taxed.amountTenge, year, tax.rounding);
    if (netTenge > untaxed.amountTenge) return [];
    return [
      {
        code: 'TAX_STEP',
        severity: 'note',
        clause: tax.clause,
        message: {
          en: `For ${en}, a win of ${formatTenge(taxed.amountTenge)} in ${year.year} leaves ${formatTenge(netTenge)} after tax, no more than the untaxed win of ${formatTenge(untaxed.amountTenge)}.`,
          ru: `Для ${ru} выигрыш ${formatTenge(taxed.amountTenge, 'ru')} в ${year.year} году оставляет после налога ${formatTenge(netTenge, 'ru')}, не больше необлагаемого выигрыша ${formatTenge(untaxed.amountTenge, 'ru')}.`,
        },
        details: {
          year: year.year,
          taxedWinTenge: taxed.amountTenge,
          netTenge,
          untaxedWinTenge: untaxed.amountTenge,
        },
      },
    ];
  });
}

/** The threshold moves with the MRP: the same ticket may be taxed in one year and not in another. */
function movingThresholdFindings(terms: LotteryTerms): Finding[] {
  const thresholds = yearsOf(terms).map((year) => ({ year: year.year, limitTenge: thresholdTenge(year) }));
  const lowest = thresholds.reduce((least, other) => (other.limitTenge < least.limitTenge ? other : least));
  const highest = thresholds.reduce((most, other) => (other.limitTenge > most.limitTenge ? other : most));
  return terms.instantTiers
    .filter(({ amountTenge }) => amountTenge > lowest.limitTenge && amountTenge <= highest.limitTenge)
    .map(({ amountTenge }) => ({
      code: 'TAX_DEPENDS_ON_YEAR',
      severity: 'note' as const,
      clause: terms.tax.clause,
      message: {
        en: `A win of ${formatTenge(amountTenge)} is taxed when paid in ${lowest.year} (threshold ${formatTenge(lowest.limitTenge)}) and not in ${highest.year} (${formatTenge(highest.limitTenge)}).`,
        ru: `Выигрыш ${formatTenge(amountTenge, 'ru')} облагается при выплате в ${lowest.year} году (порог ${formatTenge(lowest.limitTenge, 'ru')}) и не облагается в ${highest.year} (${formatTenge(highest.limitTenge, 'ru')}).`,
      },
      details: {
        amountTenge,
        taxedYear: lowest.year,
        taxedThresholdTenge: lowest.limitTenge,
        untaxedYear: highest.year,
        untaxedThresholdTenge: highest.limitTenge,
      },
    }));
}

/** Every calendar year in which the lottery runs needs its MRP, and its first day a rate. */
function yearFindings({ tax, period }: LotteryTerms): Finding[] {
  const [startYear, startMonth] = period.startMonth.split('-').map(Number) as [number, number];
  const lastYear = startYear + Math.floor((startMonth - 1 + period.months - 1) / 12);
  const findings: Finding[] = [];
  for (let year = startYear; year <= lastYear; year++) {
    if (tax.mrpTengeByYear[year] !== undefined) continue;
    findings.push({
      code: 'MRP_MISSING',
      severity: 'warning',
      clause: tax.clause,
      message: {
        en: `The lottery runs in ${year}, but there is no MRP for that year: tax and payout limits cannot be computed.`,
        ru: `Лотерея проводится в ${year} году, но МРП на этот год не указан: налог и пороги выплат вычислить нельзя.`,
      },
      details: { year },
    });
  }
  for (const { group, en, ru } of GROUPS) {
    const { from } = tax[group][0]!;
    if (from <= `${period.startMonth}-01`) continue;
    findings.push({
      code: 'TAX_RATE_MISSING',
      severity: 'warning',
      clause: tax.clause,
      message: {
        en: `The lottery starts in ${period.startMonth}, but the first rate for ${en} holds from ${from}.`,
        ru: `Лотерея начинается ${period.startMonth}, а первая ставка для ${ru} действует с ${from}.`,
      },
      details: { startYear, startMonth },
    });
  }
  return findings;
}
