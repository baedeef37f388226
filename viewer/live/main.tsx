/** Starts the live page; `?draw=` watches one draw instead of whatever is on air. */
import { render } from 'preact';
import { keepTitle } from '../frame/keepTitle.ts';
import { loadText } from '../text/currentText.ts';
import { LivePage } from './LivePage.tsx';
import { startLiveModel } from './liveModel.ts';

await loadText();
const model = startLiveModel(new URLSearchParams(location.search).get('draw'));
keepTitle('live');
render(<LivePage model={model} />, document.getElementById('app')!);
