/** Starts the host desk. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadText } from '../text/currentText.ts';
import { listenToDeskKeys } from './air/deskKeys.ts';
import { HostPage } from './HostPage.tsx';
import { startHostModel } from './hostModel.ts';
import { hostText, loadHostText } from './text/hostText.ts';
import { followRoute } from './view/route.ts';

await loadText();
await loadHostText();
effect(() => {
  document.title = `${hostText().title} · 7S AVTO LOTO`;
});
followRoute();
const model = startHostModel();
listenToDeskKeys(model);
render(<HostPage model={model} />, document.getElementById('app')!);
