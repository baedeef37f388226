/** How fast a run goes and how long it still takes, in words; and how much work one task should hold. */
import { formatInteger } from '../../engine/terms/tenge.ts';

const SECOND_MS = 1000;
const MINUTE_S = 60;
const HOUR_S = 3600;

/** A time for people: `0:07`, `12:40`, `3:05:10`. @param ms rounded up to whole seconds */
export function formatDuration(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / HOUR_S), Math.floor((seconds % HOUR_S) / MINUTE_S)];
  const tail = two(seconds % MINUTE_S);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** A rate to three digits: `412,000`, `7.25`. @param perSecond not negative */
export function formatRate(perSecond: number): string {
  if (perSecond < 1000) return String(Number(perSecond.toPrecision(3)));
  return formatInteger(Number(perSecond.toPrecision(3)));
}

export interface Pace {
  /** Trials a second since this run (not the one it goes on from) began; 0 before anything is done. */
  readonly perSecond: number;
  /** Until the last trial, at that rate; null before there is one. */
  readonly leftMs: number | null;
}

/** @param ran trials of this run @param left trials to go @param elapsedMs since it began */
export function paceOf(ran: number, left: number, elapsedMs: number): Pace {
  if (ran === 0 || elapsedMs === 0) return { perSecond: 0, leftMs: null };
  return { perSecond: (ran / elapsedMs) * SECOND_MS, leftMs: (left * elapsedMs) / ran };
}

/** `412,000 trials/s, 0:07 left`; nothing before the first trials are in. */
export const paceWords = ({ perSecond, leftMs }: Pace): string =>
  leftMs === null ? '' : `${formatRate(perSecond)} trials/s, ${formatDuration(leftMs)} left`;

/** Chooses how many blocks go into a task, so that one takes about `targetMs` on whatever runs it. */
export interface TaskSizer {
  /** @param blocksLeft not yet handed out @param runners that share them: the last tasks get smaller, so that all end together */
  next(blocksLeft: number, runners: number): number;
  /** What a task took. */
  measured(blocks: number, elapsedMs: number): void;
}

/** A task may be so many times the largest measured one: the first block of a thread is slow. */
const GROWTH = 4;
/** Weight of the newest measurement. */
const FRESH = 0.3;

export function taskSizer(targetMs: number): TaskSizer {
  let msPerBlock: number | undefined;
  let largest = 0;
  return {
    next(blocksLeft, runners) {
      if (msPerBlock === undefined) return 1;
      const wanted = Math.min(targetMs / msPerBlock, largest * GROWTH, blocksLeft / (2 * runners));
      return Math.max(1, Math.min(blocksLeft, Math.round(wanted)));
    },
    measured(blocks, elapsedMs) {
      const fresh = Math.max(elapsedMs, 0.01) / blocks;
      msPerBlock = msPerBlock === undefined ? fresh : msPerBlock * (1 - FRESH) + fresh * FRESH;
      largest = Math.max(largest, blocks);
    },
  };
}
