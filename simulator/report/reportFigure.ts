/**
 * A chart for a page without scripts: drawn twice, for a desk and for a phone, and the page's stylesheet shows the one that
 * fits. Colours are the page's, so both follow light and dark.
 */
import { parseHTML } from 'linkedom';
import type { Language } from '../../engine/terms/localizedText.ts';
import type { ChartFrame } from '../charts/chartFrame.ts';
import { CHART_TEXT } from '../charts/chartText.ts';
import { pageTheme } from '../charts/chartTheme.ts';
import { EMPTY_CHART } from '../charts/emptyChart.ts';
import { escapeHtml, figure } from './reportPage.ts';

/** Pixels: the column's width inside a figure, and a phone's. */
const WIDE = 900;
const PHONE = 340;

/**
 * @param draw the chart in the frame it is given
 * @param caption below the chart; alone where the chart has nothing to show
 */
export function reportFigure(
  draw: (frame: ChartFrame) => SVGSVGElement,
  caption: string,
  language: Language,
): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const look = { document, theme: pageTheme, text: CHART_TEXT[language], interactive: false };
  const wide = draw({ ...look, width: WIDE });
  if (wide.classList.contains(EMPTY_CHART)) return `<p>${escapeHtml(caption)}</p>`;
  const narrow = draw({ ...look, width: PHONE });
  wide.classList.add('wide');
  narrow.classList.add('narrow');
  return figure(wide.outerHTML + narrow.outerHTML, caption);
}
