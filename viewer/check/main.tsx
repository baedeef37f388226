/** Starts the check page; `?draw=` begins with that draw at once, `#sha256=` brings the printed protocol's hash. */
import { render } from 'preact';
import { keepTitle } from '../frame/keepTitle.ts';
import { loadText } from '../text/currentText.ts';
import { CheckPage } from './CheckPage.tsx';
import { startCheckModel } from './checkModel.ts';
import { paperOf } from './paper.ts';
import { loadCheckText } from './text/checkText.ts';

await loadText();
await loadCheckText();
const model = startCheckModel(paperOf(location.hash));
// A second protocol scanned in the same tab.
addEventListener('hashchange', () => model.usePaper(paperOf(location.hash)));
keepTitle('check');
render(<CheckPage model={model} />, document.getElementById('app')!);
const draw = new URLSearchParams(location.search).get('draw');
if (draw) void model.checkDraw(draw);
