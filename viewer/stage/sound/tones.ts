/** The stage's sounds, synthesised: no file to load, no rights to clear. */
import type { Cue } from './cues.ts';

export interface Tone {
  /** Hertz. */
  readonly pitch: number;
  /** Glides to this pitch over the tone; left out: stays. */
  readonly toPitch?: number;
  readonly shape: OscillatorType;
  /** 0 to 1. */
  readonly loudness: number;
  /** Seconds after the cue. */
  readonly after: number;
  readonly seconds: number;
}

const bell = (pitch: number, after: number, loudness: number, seconds: number): Tone[] => [
  { pitch, shape: 'sine', loudness, after, seconds },
  { pitch: pitch * 2.01, shape: 'sine', loudness: loudness * 0.4, after, seconds: seconds * 0.6 },
  { pitch: pitch * 3.02, shape: 'sine', loudness: loudness * 0.16, after, seconds: seconds * 0.35 },
];

/** D major, upwards: the winner's chord. */
const CHORD = [293.66, 369.99, 440, 587.33, 739.99];

export const TONES: Readonly<Record<Cue, readonly Tone[]>> = {
  tick: [{ pitch: 1320, shape: 'square', loudness: 0.07, after: 0, seconds: 0.05 }],
  lock: [
    { pitch: 150, toPitch: 55, shape: 'triangle', loudness: 0.7, after: 0, seconds: 0.35 },
    ...bell(587.33, 0.12, 0.25, 1.2),
  ],
  seal: [...bell(293.66, 0, 0.4, 2.2), ...bell(220, 0.28, 0.4, 2.6)],
  open: [
    { pitch: 73.42, toPitch: 146.83, shape: 'sawtooth', loudness: 0.16, after: 0, seconds: 1.6 },
    ...bell(440, 1.1, 0.25, 1.4),
  ],
  digit: [
    { pitch: 190, toPitch: 90, shape: 'triangle', loudness: 0.6, after: 0, seconds: 0.16 },
    ...bell(659.26, 0.03, 0.16, 0.7),
  ],
  winner: [
    ...CHORD.flatMap((pitch, step) => bell(pitch, step * 0.11, 0.3, 2.8)),
    { pitch: 73.42, shape: 'triangle', loudness: 0.4, after: 0.55, seconds: 2.2 },
  ],
  reserve: [...bell(440, 0, 0.22, 1.1), ...bell(554.37, 0.1, 0.22, 1.2)],
  end: [...bell(587.33, 0, 0.25, 1.6), ...bell(440, 0.2, 0.25, 1.8), ...bell(293.66, 0.4, 0.3, 2.6)],
  stop: [{ pitch: 196, toPitch: 98, shape: 'triangle', loudness: 0.4, after: 0, seconds: 0.9 }],
};
