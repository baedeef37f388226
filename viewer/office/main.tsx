/** Starts the office. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadHostText } from '../host/text/hostText.ts';
import { loadText } from '../text/currentText.ts';
import { OfficePage } from './OfficePage.tsx';
import { startOfficeModel } from './officeModel.ts';
import { loadOfficeText, officeText } from './text/officeText.ts';
import { followRoute } from './view/route.ts';

await loadText();
await Promise.all([loadHostText(), loadOfficeText()]);
effect(() => {
  document.title = `${officeText().title} · 7S AVTO LOTO`;
});
followRoute();
render(<OfficePage model={startOfficeModel()} />, document.getElementById('app')!);
