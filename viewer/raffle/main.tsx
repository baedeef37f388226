/** Starts the page of raffle results by month (clause 17 of the promotion's terms). */
import { effect } from '@preact/signals';
import { render } from 'preact';
import type { RaffleResults } from '../../broadcast/protocol/raffle.ts';
import { poll } from '../api/poll.ts';
import { loadText } from '../text/currentText.ts';
import { RafflePage } from './RafflePage.tsx';
import { loadRaffleText, raffleText } from './text/raffleText.ts';

/** Answers are as good as new for ten seconds. */
const EVERY_MS = 15_000;

await loadText();
await loadRaffleText();
effect(() => {
  document.title = raffleText().title;
});
const results = poll<RaffleResults>(async () => '/api/raffles', EVERY_MS);
render(<RafflePage results={results} />, document.getElementById('app')!);
