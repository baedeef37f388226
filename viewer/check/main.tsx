/** Starts the check page; `?draw=` begins with that draw at once. */
import { render } from 'preact';
import { keepTitle } from '../frame/keepTitle.ts';
import { loadText } from '../text/currentText.ts';
import { CheckPage } from './CheckPage.tsx';
import { startCheckModel } from './checkModel.ts';

await loadText();
const model = startCheckModel();
keepTitle('check');
render(<CheckPage model={model} />, document.getElementById('app')!);
const draw = new URLSearchParams(location.search).get('draw');
if (draw) void model.checkDraw(draw);
