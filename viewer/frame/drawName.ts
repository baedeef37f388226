/** What people call a draw: "Draw 3 of series 1". Its id is for programs. */
import { text } from '../text/currentText.ts';
import type { Dictionary } from '../text/dictionary.ts';
import { fill } from '../text/fill.ts';

/** As the server makes ids: `<lottery>-<series>-<n>`, `list-<n>` without a series, `rehearsal-<random>`. */
const OF_SERIES = /-(\d{3})-(\d{2,})$/;
const OF_LIST = /^list-(\d+)$/;
const REHEARSAL = /^rehearsal-/;

export const isRehearsal = (draw: string): boolean => REHEARSAL.test(draw);

/** Ids of another making are named whole. */
export function drawName(draw: string, texts: Dictionary['draw'] = text().draw): string {
  if (isRehearsal(draw)) return texts.rehearsal;
  const ofSeries = OF_SERIES.exec(draw);
  if (ofSeries) return fill(texts.ofSeries, { series: Number(ofSeries[1]), n: Number(ofSeries[2]) });
  const ofList = OF_LIST.exec(draw);
  return ofList ? fill(texts.plain, { n: Number(ofList[1]) }) : fill(texts.byId, { draw });
}

/** Whether tickets can be registered for a draw: one of a series takes them, one from a list or a rehearsal does not. */
export const takesTickets = (draw: string): boolean => OF_SERIES.test(draw) && !isRehearsal(draw);
