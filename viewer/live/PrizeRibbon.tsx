/** The prize in one line: on screen all the time that the numbers are. */
import type { DrawState } from '../../engine/draw/drawState.ts';
import { tenge } from '../format/tenge.ts';
import { PrizeCar } from '../show/PrizeCar.tsx';
import { type Prize, prizeFund } from '../show/prizes.ts';
import { language, local, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';

/** How many prizes there are and what they are worth together; null for a single one. */
export function allPrizes(plan: DrawState['plan']): string | null {
  const fund = prizeFund(plan);
  if (!fund || fund.count < 2) return null;
  const words = plural(language.value, fund.count, text().stage.prizes);
  return fill(words, { amount: tenge(fund.totalTenge) });
}

interface PrizeRibbonProps {
  readonly state: DrawState;
  /** The prize that is being drawn now; null: the draw's first. */
  readonly prize: Prize | null;
  readonly title: string;
}

export function PrizeRibbon({ state, prize, title }: PrizeRibbonProps) {
  const shown = prize ?? state.plan.prizes[0];
  if (!shown) return null;
  const all = allPrizes(state.plan);
  return (
    <div class="ribbon">
      {state.plan.series !== null && <PrizeCar />}
      <p class="ribbon-text">
        <span class="eyebrow">{title}</span>
        <span class="ribbon-name">{local(shown.name)}</span>
        <span class="ribbon-amount">{tenge(shown.amountTenge)}</span>
        {all && <span class="ribbon-all">{all}</span>}
      </p>
    </div>
  );
}
