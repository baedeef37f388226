/** How fast a run is, and how long it has still to go. */
import { formatDecimal } from '../../../simulator/charts/shortNumber.ts';
import type { Language } from '../../text/language.ts';
import type { RunState } from './trialRun.ts';

export interface Pace {
  /** Trials a second, to two digits; 0 before there is one to tell. */
  readonly rate: number;
  /** Null before there is a rate. */
  readonly leftSeconds: number | null;
  readonly elapsedSeconds: number;
}

/** A shorter time says more about the first block than about the pace. */
const SHORTEST_MS = 300;

/** Digits that change with every refresh tell nobody anything. */
const twoDigits = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)));

export function paceOf({ doneTrials, totalTrials, elapsedMs, status }: RunState): Pace {
  const isTold = doneTrials > 0 && (elapsedMs >= SHORTEST_MS || status !== 'running');
  const perMs = isTold ? doneTrials / Math.max(elapsedMs, 1) : 0;
  return {
    rate: Math.round(twoDigits(perMs * 1000)),
    leftSeconds: perMs > 0 ? (totalTrials - doneTrials) / perMs / 1000 : null,
    elapsedSeconds: elapsedMs / 1000,
  };
}

/** "0,8", "12": seconds with as much detail as one takes in. */
export const secondsText = (seconds: number, language: Language): string =>
  formatDecimal(seconds, seconds < 10 ? 1 : 0, language);
