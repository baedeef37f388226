import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ChartTheme, darkTheme, lightTheme, pageTheme, themeVariables } from './chartTheme.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const themes: readonly (readonly [string, ChartTheme])[] = [
  ['light', lightTheme],
  ['dark', darkTheme],
];

test.each(themes)('words on the %s theme are AA on its surface', (_, theme) => {
  for (const ink of [theme.ink, theme.inkSecond, theme.seriesInk, theme.accentInk, theme.bad]) {
    expect(contrast(ink, theme.surface), ink).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(themes)('data on the %s theme stands out from its surface', (_, theme) => {
  for (const colour of [theme.series, theme.accent, theme.bad]) {
    expect(contrast(colour, theme.surface), colour).toBeGreaterThanOrEqual(3);
  }
});

test('the dark theme has the site’s own hues', () => {
  const tokens = readFileSync(new URL('../../viewer/theme/tokens.css', import.meta.url), 'utf8');
  const token = (name: string): string | undefined =>
    tokens.match(new RegExp(`--${name}: (#[0-9a-f]{6});`))?.[1];
  const { surface, ink, inkSecond, accent, bad } = darkTheme;
  expect([surface, ink, inkSecond, accent, bad]).toEqual(
    ['panel', 'text', 'text-second', 'gold', 'bad'].map(token),
  );
});

test('the page theme reads exactly the variables that a theme declares', () => {
  const declared = [...themeVariables(lightTheme).matchAll(/(--[a-z-]+):/g)].map(
    ([, name]) => `var(${name})`,
  );
  expect(Object.values(pageTheme)).toEqual(declared);
  expect(themeVariables(darkTheme)).toContain('--chart-series-ink:#7fcbe0;');
});
