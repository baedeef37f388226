/** Numbers of the report's tables: whole tenge, nothing shortened, so that a reader can compare digit by digit. */
import type { Language } from '../../engine/terms/localizedText.ts';
import { formatDecimal } from '../charts/shortNumber.ts';
import type { Metric } from '../trials/simulationResult.ts';

/** Decimals by unit: whole tenge, hundredths of a ticket, thousandths of a percent. */
const DECIMALS = { tenge: 0, tickets: 2, share: 3 };

const EM_DASH = '—';

/** Without its unit, but for the percent sign: a table says the unit once. Null is a dash. */
export function fullNumber(value: number | null, unit: Metric['unit'], language: Language): string {
  if (value === null) return EM_DASH;
  if (unit === 'share') return `${formatDecimal(value * 100, DECIMALS.share, language)}\u00a0%`;
  const isWhole = unit === 'tickets' && Number.isInteger(value);
  return formatDecimal(value, isWhole ? 0 : DECIMALS[unit], language);
}

/** A z-score to two decimals, with its sign; a dash where there is none. */
export function signedScore(z: number | null, language: Language): string {
  if (z === null) return EM_DASH;
  const digits = formatDecimal(z, 2, language);
  return z > 0 ? `+${digits}` : digits;
}
