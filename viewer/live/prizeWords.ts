/** What stands around an amount, so that nobody takes one prize for all of them, or all for one. */
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { tenge } from '../format/tenge.ts';
import { language, local, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';

interface Prizes {
  readonly prizes: readonly DrawPlan['prizes'][number][];
}

/** "2 prizes, 700,000 ₸ in all": how many there are and what they are worth together; null for a single one. */
export function allPrizes({ prizes }: Prizes): string | null {
  if (prizes.length < 2) return null;
  const totalTenge = prizes.reduce((sum, { amountTenge }) => sum + amountTenge, 0);
  return fill(plural(language.value, prizes.length, text().stage.prizes), { amount: tenge(totalTenge) });
}

/** Whether all places win the same: only then does one amount stand for each of them. */
export const isSamePrize = ({ prizes }: Prizes): boolean =>
  prizes.every(
    ({ name, amountTenge }) =>
      amountTenge === prizes[0]?.amountTenge && local(name) === local(prizes[0].name),
  );

/** Behind the amount of the first prize: that each winner gets as much; null for a single prize, or different ones. */
export const eachWords = (plan: Prizes): string | null =>
  plan.prizes.length > 1 && isSamePrize(plan) ? text().stage.each : null;

/** Over the first prize: its place, where another place wins something else. */
export const firstPrizeTitle = (plan: Prizes): string =>
  isSamePrize(plan) ? text().stage.prize : fill(text().stage.prizeOfPlace, { place: 1 });
