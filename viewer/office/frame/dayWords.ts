/** Calendar days and instants in tables: short, and in Almaty. */
import { shortDate, timeOfDay } from '../../format/almatyTime.ts';

/** "2026-11-21" → "21.11.2026"; anything else stays as it is. */
export const dayWords = (day: string): string => day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1');

/** "21.11.2026, 19:45" of an ISO instant. */
export function instantWords(at: string): string {
  const ms = Date.parse(at);
  return `${shortDate(ms)}, ${timeOfDay(ms)}`;
}
