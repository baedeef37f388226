/** Starts the overlay: `?draw=`, `?lang=`, `?corner=`. It holds nothing of its own: OBS may reload it at any moment. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { startShowModel } from '../show/showModel.ts';
import { loadShowText, showText } from '../show/text/showText.ts';
import { loadText } from '../text/currentText.ts';
import { cornerOf } from './corner.ts';
import { OverlayPage } from './OverlayPage.tsx';

await loadText();
await loadShowText();
const asked = new URLSearchParams(location.search);
const model = startShowModel(asked.get('draw'), { kind: 'overlay' });
effect(() => {
  document.title = `${showText().overlayTitle} · 7S AVTO LOTO`;
});
render(<OverlayPage model={model} corner={cornerOf(asked.get('corner'))} />, document.getElementById('app')!);
