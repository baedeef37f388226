/** The stage's keys: M sound, P motion, F full screen. None of them touches the draw. */
import type { StageModel } from '../stageModel.ts';
import { toggleFullScreen } from './fullScreen.ts';

/** By the key's place on the board, so that a Russian or Kazakh layout has them too. */
export const keyActions = ({ isMuted, isPaused }: StageModel): Readonly<Record<string, () => void>> => ({
  KeyM: () => {
    isMuted.value = !isMuted.value;
  },
  KeyP: () => {
    isPaused.value = !isPaused.value;
  },
  KeyF: toggleFullScreen,
});

export function listenToStageKeys(model: StageModel): void {
  const actions = keyActions(model);
  document.addEventListener('keydown', (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    actions[event.code]?.();
  });
}
