/** The prize, always in sight: its name and its amount. */
import type { DrawPlan } from '../../../engine/draw/drawPlan.ts';
import { tenge } from '../../format/tenge.ts';
import { type Prize, prizeFund } from '../../show/prizes.ts';
import { showText } from '../../show/text/showText.ts';
import { language, local } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';

export interface PrizeLineProps {
  readonly plan: DrawPlan;
  /** The one that is being drawn now; null: all of the draw's, by the first of them. */
  readonly prize: Prize | null;
  /** What stands over it. */
  readonly title: string;
}

export function PrizeLine({ plan, prize, title }: PrizeLineProps) {
  const fund = prizeFund(plan);
  if (!fund) return null;
  const shown = prize ?? fund.first;
  const all = fill(plural(language.value, fund.count, showText().prizes), { amount: tenge(fund.totalTenge) });
  return (
    <div class="prize-line">
      <p class="eyebrow">{title}</p>
      <p class="prize-name">{local(shown.name)}</p>
      {shown.amountTenge > 0 && <p class="prize-amount">{tenge(shown.amountTenge)}</p>}
      {fund.count > 1 && !prize && <p class="prize-all">{all}</p>}
    </div>
  );
}
