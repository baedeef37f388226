/** The run sheet: every step of the draw with its time, the one under way in front. */
import { dayAndTime, timeWithSeconds } from '../../format/almatyTime.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { hostText } from '../text/hostText.ts';
import type { AtHand } from './atHand.ts';
import { runSheet, type Step } from './runSheet.ts';

/** What is done has its second; what is ahead may be days away. */
const timeWords = (atMs: number, isPast: boolean): string =>
  isPast ? timeWithSeconds(atMs) : dayAndTime(atMs, language.value);

function SheetStep({ step }: { step: Step }) {
  const texts = hostText().steps;
  const { name, mark, share, atMs, isPast } = step;
  const isGathering = share !== null && mark !== 'skipped';
  return (
    <li
      class={`step step-${mark}`}
      data-step={name}
      data-mark={mark}
      aria-current={mark === 'now' ? 'step' : undefined}
    >
      <span class="step-mark" aria-hidden="true" />
      <span class="step-name">
        {texts[name]}
        <span class="unseen">, {texts[mark]}</span>
      </span>
      {isGathering && <span class="step-share">{fill(texts.share, share)}</span>}
      {atMs !== null && <time dateTime={new Date(atMs).toISOString()}>{timeWords(atMs, isPast)}</time>}
    </li>
  );
}

export function RunSheet({ atHand }: { atHand: AtHand }) {
  return (
    <section class="card sheet" aria-labelledby="sheet-title">
      <h2 id="sheet-title">{hostText().steps.title}</h2>
      <ol>
        {runSheet(atHand).map((step) => (
          <SheetStep key={step.name} step={step} />
        ))}
      </ol>
    </section>
  );
}
