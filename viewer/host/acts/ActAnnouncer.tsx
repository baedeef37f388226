/** Tells a screen reader what other people ask for and what became of it; what was there before is no news. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../../text/fill.ts';
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import { settledWords } from './actWords.ts';

export function ActAnnouncer({ model }: { model: HostModel }) {
  const news = useSignal('');
  const heard = useRef<ReadonlySet<string> | null>(null);
  const acts = model.desk.value?.acts;
  const texts = hostText();
  useEffect(() => {
    if (!acts) return;
    const fresh = acts.filter(({ act, state }) => heard.current && !heard.current.has(`${act} ${state}`));
    heard.current = new Set(acts.map(({ act, state }) => `${act} ${state}`));
    if (fresh.length === 0) return;
    const lines = fresh.map((act) => {
      const name = texts.acts[act.kind];
      return act.state === 'asked'
        ? fill(texts.announce.asked, { name: act.askedBy.name, act: name })
        : fill(texts.announce.settled, { act: name, state: settledWords(act) });
    });
    news.value = lines.join(' ');
  }, [acts]);
  return (
    <p class="unseen" aria-live="polite" data-announcer>
      {news.value}
    </p>
  );
}
