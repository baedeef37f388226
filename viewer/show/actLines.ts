/** What people did, as a screen reader says it: each act once. */
import type { DrawState, Notice } from '../../engine/draw/drawState.ts';
import { timeWithSeconds } from '../format/almatyTime.ts';
import { text } from '../text/currentText.ts';
import type { Dictionary } from '../text/dictionary.ts';
import { fill } from '../text/fill.ts';

/** With its time: a second pause for the same reason is news again. */
const lineOf = ({ type, reason, at }: Notice, texts: Dictionary['announce']): string =>
  `${timeWithSeconds(Date.parse(at))}. ${fill(texts[type], { reason: reason ?? '' })}`;

/** In the order of the acts; who gave the word to start comes first of all. */
export const actLines = ({ started, notices }: DrawState): string[] => [
  ...(started ? [`${timeWithSeconds(Date.parse(started.at))}. ${text().announce.started}`] : []),
  ...notices.map((notice) => lineOf(notice, text().announce)),
];
