/** The time to the start, to be read across a hall. */
import { clockText, remaining } from '../../format/remaining.ts';
import { showText } from '../../show/text/showText.ts';
import { language, text } from '../../text/currentText.ts';
import { plural } from '../../text/plural.ts';

export function Countdown({ leftMs }: { leftMs: number }) {
  const left = remaining(leftMs);
  return (
    <div class={leftMs <= 10_000 ? 'countdown countdown-last' : 'countdown'} role="timer">
      <p class="eyebrow">{showText().toStart}</p>
      <p class="countdown-time">
        {left.days > 0 && (
          <span class="countdown-days">{plural(language.value, left.days, text().stage.days)}</span>
        )}
        <span>{leftMs <= 0 ? showText().starting : clockText(left)}</span>
      </p>
    </div>
  );
}
