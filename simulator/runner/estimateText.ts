/** Numbers of a result for a terminal: whole tenge and tickets, RTP in per cent, each as exact as it is known. */
import { formatInteger } from '../../engine/terms/tenge.ts';
import type { Estimate, Metric, Proportion } from '../trials/simulationResult.ts';

const MINUS = '−';

/** A whole number; a minus that is one. */
export function formatWhole(value: number): string {
  const text = formatInteger(Math.round(Math.abs(value)));
  return Math.round(value) < 0 ? `${MINUS}${text}` : text;
}

/** Per cent to four digits behind the point: `66.0270 %`. */
export const formatPercent = (share: number): string => `${(share * 100).toFixed(4)} %`;

/** A small share to three digits, so that a rare ruin does not look like none: `0.00120 %`. */
export const formatRare = (share: number): string =>
  share === 0 || share >= 0.01 ? `${(share * 100).toFixed(2)} %` : `${(share * 100).toPrecision(3)} %`;

/** A value in its unit. */
export const formatValue = (value: number, unit: Metric['unit']): string =>
  unit === 'share' ? formatPercent(value) : formatWhole(value);

/** Uncertainty: tenge and tickets below a hundred keep two digits. */
export function formatError(value: number, unit: Metric['unit']): string {
  if (unit === 'share') return formatPercent(value);
  return value > 0 && value < 100 ? value.toPrecision(2) : formatWhole(value);
}

/** `±`, the standard error; nothing where there is no spread. */
export const formatSpread = ({ standardError }: Estimate, unit: Metric['unit']): string =>
  standardError === 0 ? '' : `± ${formatError(standardError, unit)}`;

export const formatZ = ({ z }: Estimate | Proportion): string =>
  z === null ? '' : z.toFixed(2).replace('-', MINUS);

/** `12 of 100,000 = 0.0120 % (0.00620 % to 0.0210 %)`. */
export const formatProportion = ({ count, trials, share, low, high }: Proportion): string =>
  `${formatInteger(count)} of ${formatInteger(trials)} = ${formatRare(share)} (${formatRare(low)} to ${formatRare(high)})`;
