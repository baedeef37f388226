/**
 * Plays the stage's cues. Silent until somebody switches it on, since a wall may be mute; switched on once, it is on after the next
 * load too, from the first gesture on.
 */
import { effect, signal } from '@preact/signals';
import { countdownEnd } from '../../show/standing.ts';
import type { StageModel } from '../stageModel.ts';
import { afterGesture } from './afterGesture.ts';
import { type Cue, cuesBetween, type Heard } from './cues.ts';
import { TONES, type Tone } from './tones.ts';

const ATTACK_SECONDS = 0.006;
const SILENCE = 0.0001;

function play(context: AudioContext, tone: Tone): void {
  const { pitch, toPitch, shape, loudness, after, seconds } = tone;
  const start = context.currentTime + after;
  const oscillator = new OscillatorNode(context, { type: shape, frequency: pitch });
  const gain = new GainNode(context, { gain: 0 });
  if (toPitch !== undefined) oscillator.frequency.exponentialRampToValueAtTime(toPitch, start + seconds);
  gain.gain.setValueAtTime(SILENCE, start);
  gain.gain.exponentialRampToValueAtTime(loudness, start + ATTACK_SECONDS);
  gain.gain.exponentialRampToValueAtTime(SILENCE, start + seconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
}

function heardNow({ state, screen, standing, nowMs }: StageModel): Heard | null {
  if (!state.value || !screen.value || !standing.value) return null;
  const endMs = countdownEnd(state.value, standing.value);
  const secondsLeft = endMs === null ? null : Math.ceil((endMs - nowMs.value) / 1000);
  return { draw: state.value.draw, standing: standing.value, screen: screen.value, secondsLeft };
}

export function startSound(model: StageModel): void {
  let context: AudioContext | null = null;
  let before: Heard | null = null;
  const isAllowed = signal(false);
  effect(() => {
    if (!model.isMuted.value) {
      afterGesture(() => {
        isAllowed.value = true;
      });
    }
  });
  effect(() => {
    if (!isAllowed.value) return;
    context ??= new AudioContext();
    void (model.isMuted.value ? context.suspend() : context.resume());
  });
  effect(() => {
    const now = heardNow(model);
    const cues: Cue[] = now ? cuesBetween(before, now) : [];
    before = now;
    if (model.isMuted.peek() || !context) return;
    for (const tone of cues.flatMap((cue) => TONES[cue])) play(context, tone);
  });
}
