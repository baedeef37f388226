/** Frames for tests: as the report draws, in Node. */
import { parseHTML } from 'linkedom';
import type { Language } from '../../engine/terms/localizedText.ts';
import type { ChartFrame } from './chartFrame.ts';
import { CHART_TEXT } from './chartText.ts';
import { darkTheme, lightTheme } from './chartTheme.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

export const frameOf = (width: number, language: Language = 'en', isDark = false): ChartFrame => ({
  document,
  width,
  theme: isDark ? darkTheme : lightTheme,
  text: CHART_TEXT[language],
  interactive: false,
});
