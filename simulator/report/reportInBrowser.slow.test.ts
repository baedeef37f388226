/** The report as a reader sees it: in a real browser, on a desk, on a phone and by night. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../viewer/testing/testBrowser.ts';
import { HALF_SOLD } from '../charts/samplePaths.ts';
import { sampleResult } from '../charts/sampleResult.ts';
import { smallScenario } from '../trials/smallScenario.ts';
import { simulationReport } from './simulationReport.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const html = (language: 'en' | 'ru' | 'kk'): string =>
  simulationReport(smallScenario(), sampleResult({ ...HALF_SOLD, trials: 500, seriesCount: 3 }), {
    version: '1',
    command: `tirazh simulate ${'long-'.repeat(40)}.json`,
    language,
  });

interface Opened {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

async function open(
  width: number,
  language: 'en' | 'ru' | 'kk',
  colorScheme: 'light' | 'dark',
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  const [complaints, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.setContent(html(language));
  return { page, complaints, requests };
}

/** Runs in the page. */
const layout = () => ({
  overflow: document.documentElement.scrollWidth - innerWidth,
  figures: [...document.querySelectorAll('figure')]
    .map((figure) =>
      [...figure.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0),
    )
    .map((shown) => shown.map((svg) => svg.classList.item(1))),
  smallest: Math.min(
    ...[...document.querySelectorAll('figure svg text')]
      .filter((text) => text.getBoundingClientRect().width > 0)
      .map((text) => {
        const svg = text.closest('svg') as SVGSVGElement;
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      }),
  ),
  cut: [...document.querySelectorAll('figure svg')]
    .filter((svg) => svg.getBoundingClientRect().width > 0)
    .flatMap((svg) => {
      const room = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')]
        .filter((text) => {
          const box = text.getBoundingClientRect();
          return box.left < room.left - 1 || box.right > room.right + 1;
        })
        .map((text) => text.textContent);
    }),
});

test.each([
  [390, 'wide', 'narrow', 'kk', 'dark'],
  [390, 'wide', 'narrow', 'ru', 'light'],
  [1200, 'narrow', 'wide', 'en', 'light'],
  [1200, 'narrow', 'wide', 'kk', 'dark'],
] as const)(
  'at %i pixels the %s charts give way to the %s ones, nothing is cut off (%s, %s)',
  async (width, _, shown, language, scheme) => {
    const { page, complaints, requests } = await open(width, language, scheme);
    const { overflow, figures, smallest, cut } = await page.evaluate(layout);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(figures.every((classes) => classes.length === 1 && classes[0] === shown)).toBe(true);
    expect(smallest).toBeGreaterThanOrEqual(10.5);
    expect(cut).toEqual([]);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => url !== 'about:blank')).toEqual([]);
    await page.context().close();
  },
);

test('charts and page are dark by night and light by day', async () => {
  const colours = async (scheme: 'light' | 'dark'): Promise<string[]> => {
    const { page } = await open(1200, 'en', scheme);
    const found = await page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector('svg.wide text') as Element).fill,
    ]);
    await page.context().close();
    return found;
  };
  expect(await colours('light')).toEqual(['rgb(245, 248, 249)', 'rgb(75, 98, 107)']);
  expect(await colours('dark')).toEqual(['rgb(4, 18, 25)', 'rgb(168, 192, 200)']);
});

test('paper is white, also by night, and shows the wide charts and what is folded', async () => {
  const { page } = await open(1200, 'en', 'dark');
  await page.emulateMedia({ media: 'print' });
  const printed = await page.evaluate(() => ({
    background: getComputedStyle(document.body).backgroundColor,
    wide: (document.querySelector('svg.wide') as Element).getBoundingClientRect().width > 0,
    folded: (document.querySelector('details table') as Element).getBoundingClientRect().height > 0,
  }));
  expect(printed).toEqual({ background: 'rgb(255, 255, 255)', wide: true, folded: true });
  await page.context().close();
});
