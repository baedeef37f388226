/** Starts the live page; `?draw=` watches one draw instead of whatever is on air. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { keepTitle } from '../frame/keepTitle.ts';
import { loadText } from '../text/currentText.ts';
import { drawOfAddress, visit } from './address.ts';
import { LivePage } from './LivePage.tsx';
import { startLiveModel } from './liveModel.ts';
import { startMyTickets } from './tickets/myTickets.ts';

// The line is opened while the texts are on their way.
const texts = loadText();
const model = startLiveModel(drawOfAddress());
await texts;
keepTitle('live');

function watch(draw: string): void {
  visit(draw);
  model.watch(draw);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollTo({ top: 0, behavior: isCalm ? 'auto' : 'smooth' });
}
addEventListener('popstate', () => model.watch(drawOfAddress()));
// Whatever is on air needs no name in the address.
effect(() => {
  if (model.wanted.value !== null || drawOfAddress() === null) return;
  const address = new URL(location.href);
  address.searchParams.delete('draw');
  history.replaceState(null, '', address);
});

const app = document.getElementById('app')!;
// What stood there for the first moments makes way at once.
app.replaceChildren();
render(<LivePage model={model} mine={startMyTickets(model)} onWatch={watch} />, app);
