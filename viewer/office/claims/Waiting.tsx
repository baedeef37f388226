/** Too many wrong codes: how long is left, counted down. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fill } from '../../text/fill.ts';
import { officeText } from '../text/officeText.ts';
import { waitWords } from './waitWords.ts';

const TICK_MS = 250;

export function Waiting({ untilMs, onOver }: { untilMs: number; onOver: () => void }) {
  const leftMs = useSignal(untilMs - Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      leftMs.value = untilMs - Date.now();
      if (leftMs.value <= 0) onOver();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [untilMs]);
  const time = waitWords(leftMs.value);
  return (
    <p class="desk-notice desk-notice-grave" role="timer" data-wait={time}>
      <span>
        <span aria-hidden="true">◷ </span>
        {fill(officeText().claims.counter.wait, { time })}
      </span>
    </p>
  );
}
