/** Instants on paper: the day in words, the clock of the lottery's zone, and that zone's offset, so that nobody has to guess. */
import { MONTHS_AFTER_DAY } from '../../../engine/raffle/monthsAfterDay.ts';
import type { PaperLanguage } from '../printedDocument.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', timeZoneName: 'longOffset' },
    ...{
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    },
  });
  formats.set(timeZone, made);
  return made;
}

function partsOf(instantMs: number, timeZone: string): Record<string, string> {
  const parts = formatOf(timeZone).formatToParts(instantMs);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** "GMT+05:00" → "UTC+5", "GMT-02:30" → "UTC-2:30" */
const offsetText = (name: string): string =>
  name
    .replace('GMT', 'UTC')
    .replace(/([+-])0?(\d+):(\d\d)/, (_, sign: string, hours: string, minutes: string) =>
      minutes === '00' ? `${sign}${hours}` : `${sign}${hours}:${minutes}`,
    );

const NB = '\u00a0';

/** "21 ноября 2026 г.", "2026 жылғы 21 қараша" */
export function dayText(instantMs: number, timeZone: string, language: PaperLanguage): string {
  const { day, month, year } = partsOf(instantMs, timeZone);
  const name = MONTHS_AFTER_DAY[language][Number(month) - 1]!;
  return language === 'ru' ? `${day}${NB}${name} ${year}${NB}г.` : `${year}${NB}жылғы ${day}${NB}${name}`;
}

/** "21 ноября 2026 г., 19:45:07 (UTC+5)", "2026 жылғы 21 қараша, 19:45:07 (UTC+5)" */
export function momentText(instantMs: number, timeZone: string, language: PaperLanguage): string {
  const { hour, minute, second, timeZoneName } = partsOf(instantMs, timeZone);
  const offset = offsetText(timeZoneName!);
  return `${dayText(instantMs, timeZone, language)}, ${hour}:${minute}:${second}${NB}(${offset})`;
}

/** "21.11.2026, 19:45:07 (UTC+5)": for columns. */
export function shortMoment(instantMs: number, timeZone: string): string {
  const { year, month, day, hour, minute, second, timeZoneName } = partsOf(instantMs, timeZone);
  const date = `${day!.padStart(2, '0')}.${month!.padStart(2, '0')}.${year}`;
  return `${date}, ${hour}:${minute}:${second}${NB}(${offsetText(timeZoneName!)})`;
}

/** A day that stands alone, such as "2023-09-26": "26.09.2023". */
export const plainDay = (isoDay: string): string => isoDay.split('-').toReversed().join('.');
