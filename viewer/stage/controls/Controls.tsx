/** Sound, motion, full screen: in sight while somebody moves the pointer or has the focus there, gone on air. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { showText } from '../../show/text/showText.ts';
import type { StageModel } from '../stageModel.ts';
import { isFullScreen, toggleFullScreen } from './fullScreen.ts';

const IDLE_MS = 3_000;

const ICONS = {
  sound: 'M4 9v6h4l5 4V5L8 9zM16.500 8.500a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12',
  silence: 'M4 9v6h4l5 4V5L8 9zM16.500 9.500l5 5M21.500 9.500l-5 5',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4.500v15l12-7.500z',
  full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  window: 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
} as const;

interface ControlProps {
  readonly icon: keyof typeof ICONS;
  readonly label: string;
  readonly letter: string;
  readonly isPressed: boolean;
  readonly onPress: () => void;
}

function Control({ icon, label, letter, isPressed, onPress }: ControlProps) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      aria-label={label}
      aria-keyshortcuts={letter}
      title={label}
      onClick={onPress}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={ICONS[icon]} />
      </svg>
      <kbd>{letter}</kbd>
    </button>
  );
}

/** Whether the pointer has moved of late. */
function usePointerAbout(): boolean {
  const isAbout = useSignal(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wake = (): void => {
      isAbout.value = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        isAbout.value = false;
      }, IDLE_MS);
    };
    addEventListener('pointermove', wake);
    addEventListener('pointerdown', wake);
    return () => {
      removeEventListener('pointermove', wake);
      removeEventListener('pointerdown', wake);
      clearTimeout(timer);
    };
  }, []);
  useEffect(() => {
    document.documentElement.classList.toggle('is-idle', !isAbout.value);
  }, [isAbout.value]);
  return isAbout.value;
}

export function Controls({ model }: { model: StageModel }) {
  const texts = showText().controls;
  const { isMuted, isPaused } = model;
  const isAbout = usePointerAbout();
  return (
    <div class={isAbout ? 'controls controls-about' : 'controls'} role="toolbar" aria-label={texts.label}>
      <Control
        icon={isMuted.value ? 'silence' : 'sound'}
        label={isMuted.value ? texts.unmute : texts.mute}
        letter="M"
        isPressed={!isMuted.value}
        onPress={() => {
          isMuted.value = !isMuted.value;
        }}
      />
      <Control
        icon={isPaused.value ? 'play' : 'pause'}
        label={isPaused.value ? texts.resume : texts.pause}
        letter="P"
        isPressed={isPaused.value}
        onPress={() => {
          isPaused.value = !isPaused.value;
        }}
      />
      <Control
        icon={isFullScreen.value ? 'window' : 'full'}
        label={isFullScreen.value ? texts.window : texts.fullScreen}
        letter="F"
        isPressed={isFullScreen.value}
        onPress={toggleFullScreen}
      />
    </div>
  );
}
