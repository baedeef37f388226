/** Where an axis has its ticks: round numbers, and the first days of months. */

/** Multiples of 1, 2 or 5 times a power of ten from `from` to `to`, about `count` of them; one for an empty range. */
export function numberTicks(from: number, to: number, count: number): number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / Math.max(1, count);
  const power = Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * 10 ** power >= rough * 0.999) ?? 10;
  // Division by a whole power keeps 0.1-steps exact to the last digit.
  const at = (i: number): number => (power < 0 ? (i * factor) / 10 ** -power : i * factor * 10 ** power);
  const step = at(1);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => at(first + i));
}

const DAY_MS = 86_400_000;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** A calendar date such as `2026-01-31` as an instant for a scale: midnight UTC. */
export const dateMs = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Instants at midnight UTC, at most about `most`: firsts of months; within two months, every so many days. */
export function dateTicks(fromMs: number, toMs: number, most: number): number[] {
  const days = (toMs - fromMs) / DAY_MS;
  if (days < 62) {
    const stepDays = [1, 2, 7, 14, 28].find((step) => days / step <= most) ?? 28;
    return Array.from({ length: Math.floor(days / stepDays) + 1 }, (_, i) => fromMs + i * stepDays * DAY_MS);
  }
  const months = days / 30.44;
  const step = MONTH_STEPS.find((candidate) => months / candidate <= most) ?? 120;
  const first = new Date(fromMs);
  const firstMonth = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const ticks: number[] = [];
  for (let month = Math.floor(firstMonth / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > toMs) return ticks;
    if (at >= fromMs) ticks.push(at);
  }
}

/** Ticks in words: the month, and under the first tick and every January its year; a day where ticks are within months. */
export function dateTickLabels(ticks: readonly number[], months: readonly string[]): string[] {
  return ticks.map((at, i) => {
    const date = new Date(at);
    const before = new Date(ticks[i - 1] ?? 0);
    const isNewYear = i === 0 || before.getUTCFullYear() !== date.getUTCFullYear();
    const month = months[date.getUTCMonth()] ?? '';
    const isDaily = ticks.some((other) => new Date(other).getUTCDate() !== 1);
    const name = isDaily ? `${date.getUTCDate()}\u00a0${month}` : month;
    return isNewYear ? `${name}\n${date.getUTCFullYear()}` : name;
  });
}
