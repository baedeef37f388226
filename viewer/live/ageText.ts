/** How long ago, in whole seconds or minutes. */
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';

const MINUTE_S = 60;
/** From here on seconds say nothing more. */
const SECONDS_UP_TO = 120;

export function ageText(ageMs: number): string {
  const seconds = Math.max(0, Math.round(ageMs / 1000));
  const { link } = text();
  if (seconds < SECONDS_UP_TO) return fill(link.seconds, { count: seconds });
  return fill(link.minutes, { count: Math.floor(seconds / MINUTE_S) });
}
