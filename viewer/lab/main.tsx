/** Starts the lab page; a fragment `#s=…` opens the bench that somebody shared. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { z } from 'zod';
import { loadText } from '../text/currentText.ts';
import { listenToKeys } from './frame/shortcuts.ts';
import { LabPage } from './LabPage.tsx';
import { startLabModel } from './model/labModel.ts';
import { labText, loadLabText } from './text/labText.ts';

// Compiled schemas need `eval`, which the content security policy refuses.
z.config({ jitless: true });
await loadText();
await loadLabText();
effect(() => {
  document.title = `${labText().title} · 7S AVTO LOTO`;
});
const model = startLabModel();
listenToKeys(model);
render(<LabPage model={model} />, document.getElementById('app')!);
