/** Says on the picture itself when it may differ from what others see. */
import { decimal } from '../format/decimal.ts';
import { fill } from '../text/fill.ts';
import type { ShowModel } from './showModel.ts';
import { signalFault } from './signalFault.ts';
import { showText } from './text/showText.ts';

export function BehindNotice({ model }: { model: ShowModel }) {
  const fault = signalFault(model);
  if (!fault) return null;
  const texts = showText().behind;
  const isLate = fault.kind === 'late';
  const words = isLate ? fill(texts.late, { seconds: decimal(fault.lateMs / 1000) }) : texts[fault.kind];
  return (
    <p class={`behind behind-${fault.kind}`} role="status">
      {/* The number changes with every digit: a screen reader hears it once, in words. */}
      {isLate && <span class="unseen">{texts.lateSpoken}</span>}
      <span aria-hidden={isLate}>{words}</span>
    </p>
  );
}
