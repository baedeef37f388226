/** Starts the stage; `?draw=` shows one draw instead of whatever is on air, `?lang=` is its language. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadShowText, showText } from '../show/text/showText.ts';
import { loadText } from '../text/currentText.ts';
import { keepAwake } from './controls/keepAwake.ts';
import { listenToStageKeys } from './controls/stageKeys.ts';
import { StagePage } from './StagePage.tsx';
import { startSound } from './sound/sound.ts';
import { startStageModel } from './stageModel.ts';

await loadText();
await loadShowText();
const model = startStageModel(new URLSearchParams(location.search).get('draw'));
effect(() => {
  document.title = `${showText().stageTitle} · 7S AVTO LOTO`;
});
startSound(model);
listenToStageKeys(model);
keepAwake();
render(<StagePage model={model} />, document.getElementById('app')!);
