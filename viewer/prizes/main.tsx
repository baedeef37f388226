/** Starts the page of prizes that are left; `?series=` names another series than the newest. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import type { PrizesLeft } from '../../broadcast/protocol/tickets.ts';
import { poll } from '../api/poll.ts';
import { request } from '../api/request.ts';
import { language, loadText } from '../text/currentText.ts';
import { PrizesPage } from './PrizesPage.tsx';
import { loadPrizesText, prizesText } from './text/prizesText.ts';

/** Answers are as good as new for five seconds. */
const EVERY_MS = 10_000;

let series = new URLSearchParams(location.search).get('series');

async function pathOf(): Promise<string | null> {
  if (series === null) {
    const list = await request<DrawList>('/api/draws', language.peek());
    if (list.ok) series = String(list.body.series);
  }
  return series === null ? null : `/api/series/${encodeURIComponent(series)}/prizes`;
}

await loadText();
await loadPrizesText();
effect(() => {
  document.title = `${prizesText().title} · 7S AVTO LOTO`;
});
render(<PrizesPage left={poll<PrizesLeft>(pathOf, EVERY_MS)} />, document.getElementById('app')!);
