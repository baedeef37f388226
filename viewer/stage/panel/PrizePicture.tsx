/** What the prize looks like: the car where it is one, money in words where it is money. */
import type { DrawPlan } from '../../../engine/draw/drawPlan.ts';
import { amountWords } from '../../show/amountWords.ts';
import { PrizeCar } from '../../show/PrizeCar.tsx';
import { isCar } from '../../show/prizes.ts';

export function PrizePicture({ plan }: { plan: DrawPlan }) {
  const [first] = plan.prizes;
  if (!first) return null;
  if (isCar(plan, first)) return <PrizeCar />;
  const words = amountWords(first.amountTenge);
  return words && <p class="prize-words">{words}</p>;
}
