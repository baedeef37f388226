/** Says on the picture itself when it may differ from what others see. */
import { fill } from '../text/fill.ts';
import type { ShowModel } from './showModel.ts';
import { signalFault } from './signalFault.ts';
import { showText } from './text/showText.ts';

export function BehindNotice({ model }: { model: ShowModel }) {
  const fault = signalFault(model);
  if (!fault) return null;
  const texts = showText().behind;
  const words =
    fault.kind === 'late'
      ? fill(texts.late, { seconds: (fault.lateMs / 1000).toFixed(1) })
      : texts[fault.kind];
  return (
    <p class={`behind behind-${fault.kind}`} role="status">
      {words}
    </p>
  );
}
