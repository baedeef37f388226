/** Computes exact figures off the main thread, one question at a time. */
import { faultLine } from '../run/runMessages.ts';
import { exactFigures } from './exactFigures.ts';
import type { FromExact, ToExact } from './exactMessages.ts';

const tell = (message: FromExact): void => postMessage(message);

addEventListener('message', ({ data: { id, question } }: MessageEvent<ToExact>) => {
  try {
    tell({ id, kind: 'figures', figures: exactFigures(question) });
  } catch (fault) {
    tell({ id, kind: 'fault', message: faultLine(fault) });
  }
});
