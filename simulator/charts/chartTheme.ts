/**
 * Colours of a chart. The dark theme has the hues of viewer/theme/tokens.css; the light one is for paper and reports. Two
 * data hues only, teal and gold, which differ in lightness as well and stay apart under every common colour blindness.
 */

/** CSS colours. */
export interface ChartTheme {
  /** What lies behind the chart; halos of labels have this colour. */
  readonly surface: string;
  readonly ink: string;
  /** Axis ticks and captions: AA on `surface`. */
  readonly inkSecond: string;
  readonly grid: string;
  /** Bars and bands of the simulation. */
  readonly series: string;
  /** Words about the simulation: AA on `surface`. */
  readonly seriesInk: string;
  /** What is compared with the simulation: the exact law, the second prize table. */
  readonly accent: string;
  /** Words about it: AA on `surface`. */
  readonly accentInk: string;
  /** Ruin. */
  readonly bad: string;
}

export const lightTheme: ChartTheme = {
  surface: '#ffffff',
  ink: '#0c2028',
  inkSecond: '#4b626b',
  grid: '#dde6e9',
  series: '#3d94aa',
  seriesInk: '#17657a',
  accent: '#c47a00',
  accentInk: '#8d5600',
  bad: '#b3301c',
};

export const darkTheme: ChartTheme = {
  surface: '#08202a',
  ink: '#f1f7f8',
  inkSecond: '#a8c0c8',
  grid: '#1f3f4a',
  series: '#3c9db7',
  seriesInk: '#7fcbe0',
  accent: '#ffc94d',
  accentInk: '#ffc94d',
  bad: '#ff8b78',
};

const variableOf = (name: string): string =>
  `--chart-${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;

/** Every colour is a CSS variable of the page around the chart, so that one SVG follows the reader's light or dark. */
export const pageTheme = Object.fromEntries(
  Object.keys(lightTheme).map((name) => [name, `var(${variableOf(name)})`]),
) as unknown as ChartTheme;

/** The declarations that `pageTheme` reads: `--chart-ink:#0c2028;…`. */
export const themeVariables = (theme: ChartTheme): string =>
  Object.entries(theme)
    .map(([name, colour]) => `${variableOf(name)}:${colour};`)
    .join('');
