/** The actuary's laboratory in a real browser, against a real server: its numbers, its forms, its files, its links. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { tableFromIPC } from 'apache-arrow';
import type { Download, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../simulator/scenario/parseScenario.ts';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import { prepareTrials } from '../../simulator/trials/prepareTrials.ts';
import type { SimulationResult } from '../../simulator/trials/simulationResult.ts';
import { emptyTally, tallyDigest } from '../../simulator/trials/tally.ts';
import { addBlock, blockCount } from '../../simulator/trials/trialBlock.ts';
import { type Json, withValue } from '../lab/draft/json.ts';
import { PRESETS } from '../lab/draft/presets.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { spareWidth } from '../testing/pageManners.ts';
import { startServerProcess } from '../testing/serverProcess.ts';
import { openTab, type Tab } from '../testing/testBrowser.ts';

/** The slowest machine takes this long for 100,000 trials. */
const RUN_MS = 90_000;

const suite = browserSuite(() => startServerProcess(['--log-level', 'silent']));

/** The lab with its exact figures on screen. */
async function openLab(query = '', options = {}): Promise<Tab> {
  const tab = await openTab(suite.browser, `${suite.server.url}/lab${query}`, {
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  await tab.page.waitForSelector('[data-exact="mean"]');
  return tab;
}

const choose = (page: Page, preset: string) => page.click(`[data-preset="${preset}"]`);
const setTrials = (page: Page, trials: number) =>
  page.getByLabel('Сколько испытаний').first().fill(String(trials));

/** Every section of the editor and every table. */
const unfoldAll = (page: Page) =>
  page.locator('details').evaluateAll((parts) => {
    for (const part of parts) (part as HTMLDetailsElement).open = true;
  });

async function run(page: Page): Promise<string> {
  await page.click('[data-run]');
  await page.waitForSelector('[data-digest]', { timeout: RUN_MS });
  return (await page.locator('[data-digest]').first().getAttribute('data-digest'))!;
}

function scenarioOf(draft: Json): Scenario {
  const parsed = parseScenario(draft);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.scenario;
}

/** What Node makes of the same scenario: every block, one after another. */
function digestInNode(draft: Json): string {
  const scenario = scenarioOf(draft);
  const tally = emptyTally(prepareTrials(scenario));
  for (let block = 0; block < blockCount(scenario); block++) addBlock(tally, block);
  return tallyDigest(tally);
}

const SCENARIOS = new URL('../../fixtures/scenarios/', import.meta.url);
const CLI = fileURLToPath(new URL('../../cli.ts', import.meta.url));

/** What `tirazh simulate` prints for a preset, in threads of its own. */
async function digestOfCommand(preset: string, trials: number): Promise<string> {
  const scenario = fileURLToPath(new URL(`${preset}.json`, SCENARIOS));
  const flags = ['simulate', scenario, '--trials', String(trials), '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...flags], { maxBuffer: 2 ** 26 });
  return (JSON.parse(stdout) as SimulationResult).digest;
}

/** The files that only the lab page names. */
async function labFiles(): Promise<{ scripts: string[]; styles: string[] }> {
  const named = async (page: string): Promise<string[]> => {
    const html = await readFile(new URL(`../dist/${page}.html`, import.meta.url), 'utf8');
    return [...html.matchAll(/(?:src|href)="(\/assets\/lab-[^"]+)"/g)].map(([, path]) => path!);
  };
  const files = await named('lab');
  return {
    scripts: files.filter((path) => path.endsWith('.js')),
    styles: files.filter((path) => path.endsWith('.css')),
  };
}

/** Clicks, and gives what is downloaded. */
async function saved(page: Page, selector: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = (await Promise.all([page.waitForEvent('download'), page.click(selector)])) as [
    Download,
    unknown,
  ];
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('trials in the browser', () => {
  test('100,000 trials by several workers give the digest of the command, told as they go', async () => {
    const { page, complaints } = await openLab();
    await page.click('[data-run]');
    await page.waitForSelector('.progress-words:has-text("испытаний в секунду")', { timeout: RUN_MS });
    // Numbers and charts grow while it runs.
    await page.waitForSelector('.results[data-status="running"] .chart-place svg', { timeout: RUN_MS });
    const digest = page.locator('[data-digest]');
    await digest.waitFor({ timeout: RUN_MS });
    expect(await digest.getAttribute('data-digest')).toBe(
      await digestOfCommand('one-series-sold-out', 100_000),
    );
    expect(await page.locator('[data-announcer]').textContent()).toContain('Испытания завершены');
    expect(await page.locator('[aria-live]').count()).toBe(1);
    // All of the series is sold: the payout is what the table says.
    expect(await page.locator('[data-figure="instantWonTenge"] b').textContent()).toBe(
      '990,6\u00a0млн\u00a0₸',
    );
    expect(complaints).toEqual([]);
  }, 120_000);

  test('every chart says in words what it shows, and has a table of its numbers', async () => {
    const { page } = await openLab();
    await choose(page, 'slow-sales-with-breakage');
    await setTrials(page, 5000);
    await run(page);
    const charts = page.locator('.results .chart-figure');
    expect(await charts.count()).toBe(5);
    for (const chart of await charts.all()) {
      await chart.scrollIntoViewIfNeeded();
      expect(await chart.locator('svg[role="img"]').first().getAttribute('aria-label')).toMatch(/\d/);
      await chart.locator('summary').click();
      await chart.locator('.numbers-table tbody tr:nth-child(6)').waitFor();
    }
    expect(await page.locator('[data-metric]').count()).toBe(13);
  });

  test('a run is stopped, keeps what it has, and claims no digest', async () => {
    const { page } = await openLab();
    await choose(page, 'five-series-with-draws');
    await setTrials(page, 1_000_000);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.results[data-status="running"]', { timeout: RUN_MS });
    await page.getByRole('button', { name: 'Остановить' }).click();
    await page.waitForSelector('.results[data-status="cancelled"]', { timeout: RUN_MS });
    expect(await page.locator('[data-digest]').count()).toBe(0);
    await page.waitForSelector('.caution:has-text("Остановлено")');
  });
});

describe('exact figures', () => {
  test('they are there before any trial, and follow the slider and the table', async () => {
    const { page } = await openLab();
    await page.locator('[data-exact="sold"]').fill('250050');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-exact="mean"] dd:text-is("495,3\u00a0млн\u00a0₸")');
    await page.waitForSelector('.law-curve');
    // One more ticket with ten million, one of two sold: five million more on average.
    await page.getByLabel('Приз 14: число билетов').fill('3');
    await page.waitForSelector('[data-exact="mean"] dd:text-is("500,3\u00a0млн\u00a0₸")');
    await page.getByLabel('Билетов у покупателя').fill('100');
    await page.waitForSelector('[data-exact="buyer-any"] dd:text-is("100\u00a0%")');
  });

  test('a word explains itself on focus, and Escape sends the explanation away', async () => {
    const { page } = await openLab();
    await page.getByLabel('Что это: Волатильность билета').focus();
    const tip = page.getByRole('tooltip');
    expect(await tip.textContent()).toContain('Стандартное отклонение выигрыша');
    const box = (await tip.boundingBox())!;
    expect(box.x >= 0 && box.x + box.width <= 1280).toBe(true);
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
  });
});

describe('the editor', () => {
  test('a fault is shown at its field and in the list, stops the run, and is undone', async () => {
    const { page } = await openLab();
    const field = page.getByLabel('Приз 14: число билетов');
    await field.fill('много');
    await page.waitForSelector('[data-fault="terms.instantTiers[13].count"]');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('.prize-table .field-fault').textContent()).toBe('нужно число, сейчас "много"');
    expect(await page.locator('[data-run]').getAttribute('aria-disabled')).toBe('true');
    await page.locator('[data-announcer]:has-text("Ошибок в сценарии: 1")').waitFor({ state: 'attached' });
    await page.click('.fault-link');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.click('[data-tool="undo"]');
    await page.locator('.fault-list').waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('2');
    await page.click('[data-tool="redo"]');
    await page.waitForSelector('[data-fault="terms.instantTiers[13].count"]');
    expect(await field.inputValue()).toBe('много');
  });

  test('more winners than tickets, a prize below the price: the table says so at once', async () => {
    const { page } = await openLab();
    await page.getByLabel('Приз 1: число билетов').fill('500000');
    await page.waitForSelector('[data-warning="too-many-winners"]');
    await page.getByLabel('Приз 1: сумма в тенге').fill('2 999');
    await page.waitForSelector('[data-warning="below-price"]');
    await page.click('[data-tool="reset"]');
    expect(await page.locator('.table-warnings .caution').count()).toBe(0);
  });

  test('prizes are added and removed, and put in order', async () => {
    const { page } = await openLab();
    await page.getByRole('button', { name: 'Добавить приз' }).click();
    await page.getByLabel('Приз 15: сумма в тенге').fill('5 500');
    await page.keyboard.press('Tab');
    expect(await page.getByLabel('Приз 4: сумма в тенге').inputValue()).toBe('5\u00a0500');
    await page.getByRole('button', { name: 'Убрать приз 10\u00a0000\u00a0000\u00a0₸' }).click();
    expect(await page.locator('.prize-table tbody tr').count()).toBe(14);
    expect(await page.locator('.fault-list').count()).toBe(0);
  });

  test('every model of sales and every section can be edited without a fault', async () => {
    const { page, complaints } = await openLab();
    await unfoldAll(page);
    for (const model of ['distribution', 'curve', 'fixed']) {
      await page.getByLabel('Модель продаж').selectOption(model);
      expect(await page.locator('.fault-list').count(), model).toBe(0);
    }
    await page.getByRole('button', { name: 'Добавить серию' }).click();
    await page.getByLabel('Контрольные даты').selectOption('week');
    await page.getByLabel('Режим').selectOption('terminal');
    expect(await page.locator('.fault-list').count()).toBe(0);
    const json = page.getByLabel('JSON сценария');
    const text = await json.inputValue();
    expect(JSON.parse(text)).toMatchObject({ mode: 'terminal', checkpoints: { every: 'week' } });
    // Playwright's own "fill" types 1,500 lines one by one.
    const paste = (content: string) =>
      json.evaluate((element, value) => {
        (element as HTMLTextAreaElement).value = value;
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }, content);
    await paste(text.replace('"terminal"', '"term"'));
    await page.waitForSelector('[data-fault="mode"]');
    await paste('{');
    await page.waitForSelector('.field-fault:has-text("Это пока не JSON")');
    // Another draft has another text: nothing half-typed is left of the one before.
    await page.click('[data-tool="reset"]');
    await page.locator('.field-fault:has-text("Это пока не JSON")').waitFor({ state: 'detached' });
    expect(JSON.parse(await json.inputValue())).toMatchObject({ mode: 'path' });
    expect(complaints).toEqual([]);
  });

  test('a file is opened, with the known terms where it names a path; what is no scenario is refused', async () => {
    const { page } = await openLab();
    const input = page.locator('.preset-file input');
    const open = (name: string, content: string) =>
      input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    const scenario = await readFile(new URL('five-series-with-draws.json', SCENARIOS), 'utf8');
    await open('mine.json', scenario.replace(/"seed": "[^"]+"/, '"seed": "from a file"'));
    await page.waitForSelector('[data-notice]:has-text("../7s-avto-loto.json")');
    expect(await page.getByLabel('Зерно', { exact: true }).inputValue()).toBe('from a file');
    expect(await page.locator('.fault-list').count()).toBe(0);
    await open('broken.json', '{"version": ');
    await page.waitForSelector('.outcome-bad:has-text("broken.json")');
    await open('empty.json', '{}');
    await page.waitForSelector('.fault-list');
  });
});

describe('two tables', () => {
  test('B is edited beside A, and both are told apart exactly and by trials', async () => {
    const { page, complaints } = await openLab();
    await choose(page, 'slow-sales-with-breakage');
    await page.click('[data-tool="compare"]');
    await page.getByLabel('Приз 14: число билетов').fill('6');
    const cell = (row: string, column: number) => page.locator(`[data-compare="${row}"] td`).nth(column);
    await page.waitForSelector('[data-compare="topOdds"] td:nth-of-type(2):has-text("83")');
    expect(await cell('rtp', 0).textContent()).toBe('70,69\u00a0%');
    expect(await cell('rtp', 1).textContent()).toContain('73,36\u00a0%');
    expect(await cell('rtp', 2).textContent()).toContain('п. п.');
    expect(await cell('ruin', 0).textContent()).toBe('…');
    await page.waitForSelector('.compare .chart-place svg');
    await setTrials(page, 5000);
    await page.click('[data-run]');
    await page.waitForFunction(() => document.querySelectorAll('[data-digest]').length === 2, null, {
      timeout: RUN_MS,
    });
    for (const column of [0, 1]) expect(await cell('ruin', column).textContent()).toMatch(/\d.*%/);
    const trials = withValue(PRESETS['slow-sales-with-breakage'], ['trials'], 5000);
    const digests = await page
      .locator('[data-digest]')
      .evaluateAll((each) => each.map(({ dataset }) => dataset.digest));
    expect(digests).toEqual([
      digestInNode(trials),
      digestInNode(withValue(trials, ['terms', 'instantTiers', 13, 'count'], 6)),
    ]);
    await page.locator('.results-head:has-text("Таблица Б")').waitFor();
    await page.click('.editor [data-side="a"]');
    await page.locator('.results-head:has-text("Таблица А")').waitFor();
    expect(await page.getByLabel('Приз 14: число билетов').inputValue()).toBe('2');
    // What was run of the table before an edit does not stand beside the table after it.
    await page.getByLabel('Приз 14: число билетов').fill('3');
    await page.locator('[data-compare="ruin"] td:first-of-type:has-text("…")').waitFor();
    expect(await cell('ruin', 1).textContent()).toMatch(/\d.*%/);
    await page.click('[data-tool="end-compare"]');
    await page.locator('.compare').waitFor({ state: 'detached' });
    expect(await page.locator('[data-digest]').count()).toBe(1);
    expect(complaints).toEqual([]);
  }, 120_000);
});

describe('files', () => {
  test('charts and results are saved in forms that others read', async () => {
    const { page, complaints } = await openLab('', { acceptDownloads: true });
    await choose(page, 'slow-sales-with-breakage');
    await setTrials(page, 9000);
    const digest = await run(page);
    const chart = '.results .chart-figure:first-of-type';

    const svg = await saved(page, `${chart} [data-save="svg"]`);
    expect(svg.name).toBe('tirazh-instantWonTenge.svg');
    const parsed = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.tagName,
      svg.bytes.toString(),
    );
    expect(parsed).toBe('svg');

    const png = await saved(page, `${chart} [data-save="png"]`);
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.readUInt32BE(16)).toBe(1920);

    const numbers = await saved(page, `${chart} [data-save="csv"]`);
    const counts = numbers.bytes.toString().trim().split('\r\n').slice(1);
    expect(counts.reduce((sum, row) => sum + Number(row.split(',')[2]), 0)).toBe(9000);

    const json = await saved(page, '[data-export="json"]');
    const result = JSON.parse(json.bytes.toString()) as SimulationResult;
    expect(result.digest).toBe(digest);
    const metrics = await saved(page, '[data-export="csv"]');
    expect(metrics.bytes.toString()).toContain(`\r\ndigest,,${digest}\r\n`);

    const arrow = await saved(page, '[data-export="arrow"]');
    // Magic at both ends; before the last one, how long the footer is (Arrow IPC file format).
    const { bytes } = arrow;
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('ARROW1\0\0');
    expect(bytes.subarray(-6).toString('latin1')).toBe('ARROW1');
    const footerBytes = bytes.readInt32LE(bytes.length - 10);
    expect(footerBytes > 0 && footerBytes < bytes.length - 18).toBe(true);
    const table = tableFromIPC(bytes);
    expect(table.numRows).toBe(9000);
    const paid = [...table.getChild('paidTenge')!].reduce((sum: number, value) => sum + Number(value), 0);
    const mean = result.metrics.find(({ id }) => id === 'paidTenge')!.mean.value;
    expect(paid / 9000).toBeCloseTo(mean, 3);
    expect(table.schema.metadata.get('tirazh.seed')).toBe(result.seed);

    const scenario = await saved(page, '[data-tool="download"]');
    expect(scenarioOf(JSON.parse(scenario.bytes.toString())).trials).toBe(9000);
    expect(complaints).toEqual([]);
  }, 120_000);
});

describe('links', () => {
  test('a link opens the same bench, edits, both sides and all, in any language', async () => {
    const { page } = await openLab('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await choose(page, 'five-series-with-draws');
    await page.getByLabel('Зерно', { exact: true }).fill('общее зерно');
    await page.click('[data-tool="compare"]');
    await page.getByLabel('Приз 1: число билетов').fill('81 000');
    await page.click('[data-tool="share"]');
    await page.waitForSelector('[data-notice]:has-text("Ссылка скопирована")');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.length).toBeLessThan(600);
    const opened = await openTab(suite.browser, link.replace('#', '?lang=en#'));
    await opened.page.waitForSelector('[data-preset="five-series-with-draws"][aria-pressed="true"]');
    expect(await opened.page.getByLabel('Seed', { exact: true }).inputValue()).toBe('общее зерно');
    await opened.page.click('.editor [data-side="b"]');
    expect(await opened.page.getByLabel('Prize 1: number of tickets').inputValue()).toBe('81,000');
    await opened.page.click('.editor [data-side="a"]');
    expect(await opened.page.getByLabel('Prize 1: number of tickets').inputValue()).toBe('72,000');
    expect(opened.complaints).toEqual([]);
  });

  test('the address keeps the work: a reload changes nothing', async () => {
    const { page } = await openLab();
    await page.getByLabel('Цена билета').fill('4000');
    await page.waitForURL(/#s=/);
    await page.reload();
    await page.waitForSelector('[data-exact="mean"]');
    expect(await page.getByLabel('Цена билета').inputValue()).toBe('4\u00a0000');
  });

  test('edits are no steps of the browser: "back" leaves, "forward" finds the work, not the results', async () => {
    const { page } = await openTab(suite.browser, `${suite.server.url}/check`);
    await page.goto(`${suite.server.url}/lab`);
    await setTrials(page, 2000);
    await page.getByLabel('Цена билета').fill('5000');
    await page.waitForURL(/#s=/);
    await run(page);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/check');
    await page.goForward();
    await page.waitForSelector('[data-exact="mean"]');
    await page.reload();
    await page.waitForSelector('[data-exact="mean"]');
    expect(await page.getByLabel('Цена билета').inputValue()).toBe('5\u00a0000');
    expect(await page.locator('.results').count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  test('another language keeps the bench and its address', async () => {
    const { page, complaints } = await openLab();
    await page.getByLabel('Цена билета').fill('4000');
    await page.waitForURL(/#s=/);
    const { hash } = new URL(page.url());
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.getByLabel('Ticket price').inputValue()).toBe('4,000');
    expect(new URL(page.url()).hash).toBe(hash);
    expect(await page.title()).toContain('laboratory');
    expect(complaints).toEqual([]);
  });

  test('a broken link says so, and the lab is there all the same', async () => {
    const { page } = await openLab('?lang=ru#s=bm90IGEgbGluaw');
    await page.waitForSelector('.outcome-bad:has-text("Ссылка повреждена")');
    expect(await page.locator('.preset[aria-pressed="true"]').count()).toBe(1);
  });
});

describe('by keyboard alone', () => {
  test('a preset, a second table, an edit, a run and a step back', async () => {
    const { page } = await openLab();
    const tabTo = async (selector: string): Promise<void> => {
      const isThere = (): Promise<boolean> =>
        page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
      for (let presses = 0; !(await isThere()); presses++) {
        if (presses === 200) throw new Error(`no way to ${selector}`);
        await page.keyboard.press('Tab');
      }
      const ring = await page.evaluate(() => {
        const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement!);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      });
      expect(ring, selector).toBe(true);
    };
    await tabTo('[data-preset="slow-sales-with-breakage"]');
    await page.keyboard.press('Enter');
    await tabTo('[data-tool="compare"]');
    await page.keyboard.press('Enter');
    await tabTo('[data-tool="end-compare"]');
    await tabTo('[data-path="terms.instantTiers[13].count"]');
    await page.keyboard.type('6');
    await tabTo('[data-path="trials"]');
    await page.keyboard.type('3000');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => document.querySelectorAll('[data-digest]').length === 2, null, {
      timeout: RUN_MS,
    });
    await tabTo('[data-run]');
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      () => (document.querySelector('[data-path="trials"]') as HTMLInputElement).value !== '3\u00a0000',
    );
  });
});

describe('the other pages', () => {
  test('the live page loads nothing of the lab', async () => {
    const tab = await openTab(suite.browser, 'about:blank');
    const loaded: string[] = [];
    tab.page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await tab.page.goto(suite.server.url, { waitUntil: 'load' });
    const { scripts, styles } = await labFiles();
    expect(scripts).not.toEqual([]);
    for (const path of [...scripts, ...styles]) expect(loaded).not.toContain(path);
  });
});

describe('on a phone', () => {
  test('nothing is wider than the screen, in any language, with results and both tables', async () => {
    for (const [language, width] of [
      ['kk', 360],
      ['ru', 390],
      ['en', 390],
    ] as const) {
      const { page, complaints } = await openLab(`?lang=${language}`, {
        viewport: { width, height: 800 },
        hasTouch: true,
      });
      await choose(page, 'slow-sales-with-breakage');
      await page.click('[data-tool="compare"]');
      await unfoldAll(page);
      await page.locator('[data-path="trials"]').fill('4096');
      await page.click('[data-run]');
      await page.waitForFunction(() => document.querySelectorAll('[data-digest]').length === 2, null, {
        timeout: RUN_MS,
      });
      await unfoldAll(page);
      const spare = await spareWidth(page);
      expect(spare, language).toBeGreaterThanOrEqual(0);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  }, 180_000);
});
