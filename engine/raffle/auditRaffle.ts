/** The audit of a raffle's terms: what its months add up to, and every finding, computed ones and those the file carries. */
import type { LocalText } from '../encoding/schemas.ts';
import type { DocumentFinding, Finding, Severity } from '../terms/finding.ts';
import { formatTenge } from '../terms/tenge.ts';
import { type Month, monthOf, nextMonth, weekdayOf } from './almatyDay.ts';
import { lastDrawDay } from './drawDeadline.ts';
import { type RaffleTerms, raffleTermsHash } from './raffleTerms.ts';

export interface RaffleAudit {
  readonly version: 'tirazh/raffle-audit/v1';
  readonly raffle: { readonly id: string; readonly name: LocalText };
  readonly termsHash: string;
  /** No finding is an error. */
  readonly sound: boolean;
  readonly arithmetic: {
    readonly draws: number;
    readonly certificates: number;
    readonly totalTenge: number;
    /** Winners and reserves of one draw. */
    readonly placesADraw: number;
    readonly months: readonly {
      readonly month: Month;
      readonly amountTenge: number;
      readonly drawBy: string;
    }[];
  };
  /** The gravest first; within one severity, computed ones before those of the terms file. */
  readonly findings: readonly Finding[];
}

const GRAVITY: Record<Severity, number> = { error: 0, warning: 1, note: 2 };
const SATURDAY = 6;

/** Audits valid terms; the findings are values, whatever they say. */
export function auditRaffle(terms: RaffleTerms): RaffleAudit {
  const { id, name, months, draw } = terms;
  const certificates = months.reduce((sum, month) => sum + month.certificates, 0);
  const totalTenge = months.reduce((sum, month) => sum + month.certificates * month.amountTenge, 0);
  const findings = [
    totalsFinding(terms, certificates, totalTenge),
    monthsFinding(terms),
    lastDrawFinding(terms),
    ...weekendFindings(terms),
    ...terms.documentFindings.map(carried),
  ].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
  return {
    version: 'tirazh/raffle-audit/v1',
    raffle: { id, name },
    termsHash: raffleTermsHash(terms),
    sound: findings.every(({ severity }) => severity !== 'error'),
    arithmetic: {
      ...{ draws: months.length, certificates, totalTenge, placesADraw: 1 + draw.reserves },
      months: months.map(({ month, amountTenge }) => ({
        month,
        amountTenge,
        drawBy: lastDrawDay(month, terms),
      })),
    },
    findings,
  };
}

const carried = ({ details = {}, ...finding }: DocumentFinding): Finding => ({ ...finding, details });

function totalsFinding({ declared }: RaffleTerms, certificates: number, totalTenge: number): Finding {
  const agrees = declared.certificates === certificates && declared.totalTenge === totalTenge;
  const [en, ru, kk] = (['en', 'ru', 'kk'] as const).map((language) => formatTenge(totalTenge, language));
  return {
    code: agrees ? 'TOTALS_AGREE' : 'TOTALS_DIFFER',
    severity: agrees ? 'note' : 'error',
    clause: declared.clause,
    message: agrees
      ? {
          en: `The months add up to the declared total: certificates: ${certificates}, together ${en}.`,
          ru: `Месяцы сходятся с итогом: сертификатов ${certificates}, всего ${ru}.`,
          kk: `Айлар қорытындымен сәйкес: сертификаттар саны ${certificates}, барлығы ${kk}.`,
        }
      : {
          en: `The months add up to ${en} (certificates: ${certificates}), not to the declared total.`,
          ru: `Месяцы дают ${ru} (сертификатов ${certificates}), а не объявленный итог.`,
          kk: `Айлардың қосындысы ${kk} (сертификаттар саны ${certificates}), жарияланған қорытынды емес.`,
        },
    details: {
      ...{ certificates, totalTenge },
      ...{ declaredCertificates: declared.certificates, declaredTotalTenge: declared.totalTenge },
    },
  };
}

/** Months of the period that have no draw. */
function monthsWithout({ period, months }: RaffleTerms): Month[] {
  const has = new Set(months.map(({ month }) => month));
  const missing: Month[] = [];
  for (let month = monthOf(period.from); month <= monthOf(period.to); month = nextMonth(month)) {
    if (!has.has(month)) missing.push(month);
  }
  return missing;
}

function monthsFinding(terms: RaffleTerms): Finding {
  const missing = monthsWithout(terms);
  const { clause } = terms.declared;
  const details = { draws: terms.months.length, missing: missing.length };
  if (missing.length === 0) {
    return {
      ...{ code: 'MONTHS_COVER_PERIOD', severity: 'note', clause, details },
      message: {
        en: 'Every month of the promotion has its draw.',
        ru: 'У каждого месяца акции есть розыгрыш.',
        kk: 'Науқанның әр айында ұтыс ойыны бар.',
      },
    };
  }
  const list = missing.join(', ');
  return {
    ...{ code: 'MONTHS_WITHOUT_DRAW', severity: 'warning', clause, details },
    message: {
      en: `Who connects in these months takes part in no draw: ${list}.`,
      ru: `Подключившиеся в эти месяцы не участвуют ни в одном розыгрыше: ${list}.`,
      kk: `Осы айларда қосылғандар бірде-бір ұтыс ойынына қатыспайды: ${list}.`,
    },
  };
}

function lastDrawFinding(terms: RaffleTerms): Finding {
  const day = lastDrawDay(terms.months.at(-1)!.month, terms);
  return {
    code: 'LAST_DRAW_AFTER_PERIOD',
    severity: 'note',
    clause: `${terms.period.clause}; ${terms.draw.clause}`,
    message: {
      en: `The promotion ends on ${terms.period.to}; its last draw may be held until ${day}, and the prize is handed over later.`,
      ru: `Акция заканчивается ${terms.period.to}; последний розыгрыш возможен до ${day}, приз вручается позже.`,
      kk: `Науқан ${terms.period.to} күні аяқталады; соңғы ұтыс ойыны ${day} күніне дейін өтеді, жүлде кейін табысталады.`,
    },
    details: { days: terms.contact.days },
  };
}

function weekendFindings(terms: RaffleTerms): Finding[] {
  const days = terms.months.map(({ month }) => lastDrawDay(month, terms));
  const weekends = days.filter((day) => weekdayOf(day) >= SATURDAY);
  if (weekends.length === 0) return [];
  const list = weekends.join(', ');
  return [
    {
      code: 'LAST_DAY_ON_WEEKEND',
      severity: 'note',
      clause: terms.draw.clause,
      message: {
        en: `The last day for the draw is a Saturday or a Sunday: ${list}.`,
        ru: `Последний день для розыгрыша выпадает на выходной: ${list}.`,
        kk: `Ұтыс ойынының соңғы күні демалысқа түседі: ${list}.`,
      },
      reading: {
        en: 'The day is not moved: "not later than".',
        ru: 'День не переносится: «не позднее».',
        kk: 'Күн ауыстырылмайды: «кешіктірмей».',
      },
      details: { weekends: weekends.length },
    },
  ];
}
