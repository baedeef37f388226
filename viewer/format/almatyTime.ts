/**
 * Instants as clocks in Almaty show them, computed here: browsers with zone data from before 2024 still say +6.
 * Source: IANA tz 2024a, Asia/Almaty: UTC+6 until 2024-03-01 00:00 local, UTC+5 since.
 */

import { MONTHS_AFTER_DAY } from '../../engine/raffle/monthsAfterDay.ts';
import type { Language } from '../text/language.ts';

/** 2024-03-01 00:00 at UTC+6. */
const CHANGE_MS = Date.UTC(2024, 1, 29, 18);
const HOUR_MS = 3_600_000;

export const almatyOffsetHours = (instantMs: number): 5 | 6 => (instantMs < CHANGE_MS ? 6 : 5);

/** A Date whose UTC fields are the local fields in Almaty. */
const localFields = (instantMs: number): Date => new Date(instantMs + almatyOffsetHours(instantMs) * HOUR_MS);

const two = (value: number): string => String(value).padStart(2, '0');

/** "19:45" */
export function timeOfDay(instantMs: number): string {
  const local = localFields(instantMs);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** "19:45:07" */
export const timeWithSeconds = (instantMs: number): string =>
  `${timeOfDay(instantMs)}:${two(localFields(instantMs).getUTCSeconds())}`;

/** "19:45", and "19:45:30" where the seconds matter: a deadline is never rounded. */
export const exactTime = (instantMs: number): string =>
  localFields(instantMs).getUTCSeconds() === 0 ? timeOfDay(instantMs) : timeWithSeconds(instantMs);

/** "21 November", "21 ноября", "21 қараша". */
export function dayAndMonth(instantMs: number, language: Language): string {
  const local = localFields(instantMs);
  return `${local.getUTCDate()} ${MONTHS_AFTER_DAY[language][local.getUTCMonth()]}`;
}

/** "21.11.2026": for tables of many rows. */
export function shortDate(instantMs: number): string {
  const local = localFields(instantMs);
  return `${two(local.getUTCDate())}.${two(local.getUTCMonth() + 1)}.${local.getUTCFullYear()}`;
}

/** "21 November 2026", "21 ноября 2026", "2026 ж. 21 қараша": for lists, where the year matters. */
export function longDate(instantMs: number, language: Language): string {
  const day = dayAndMonth(instantMs, language);
  const year = localFields(instantMs).getUTCFullYear();
  return language === 'kk' ? `${year} ж. ${day}` : `${day} ${year}`;
}

/** "21 ноября, 19:45", with seconds where there are any. */
export const dayAndTime = (instantMs: number, language: Language): string =>
  `${dayAndMonth(instantMs, language)}, ${exactTime(instantMs)}`;

/** The value of a `datetime-local` field for an instant: "2026-11-21T19:45", with seconds where there are any. */
export const fieldValue = (instantMs: number): string =>
  localFields(instantMs)
    .toISOString()
    .replace(/(:00)?\.000Z$|Z$/, '');

/** The instant of a `datetime-local` field that means Almaty's clock; null when the field is not filled. */
export function instantOfField(value: string): number | null {
  const asUtcMs = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtcMs)) return null;
  const sinceChangeMs = asUtcMs - 5 * HOUR_MS;
  return sinceChangeMs >= CHANGE_MS ? sinceChangeMs : asUtcMs - 6 * HOUR_MS;
}
