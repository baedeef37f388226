/** The prize in one line: on screen all the time that the numbers are. */
import type { DrawState } from '../../engine/draw/drawState.ts';
import { tenge } from '../format/tenge.ts';
import { PrizeCar } from '../show/PrizeCar.tsx';
import { isCar, type Prize } from '../show/prizes.ts';
import { local } from '../text/currentText.ts';
import { allPrizes, eachWords } from './prizeWords.ts';

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
  const each = eachWords(state.plan);
  return (
    <div class="ribbon">
      {isCar(state.plan, shown) && <PrizeCar />}
      <p class="ribbon-text">
        <span class="eyebrow">{title}</span>
        <span class="ribbon-name">{local(shown.name)}</span>
        <span class="ribbon-amount">{tenge(shown.amountTenge)}</span>
        {each && <span class="ribbon-all">{each}</span>}
        {all && <span class="ribbon-all">{all}</span>}
      </p>
    </div>
  );
}
