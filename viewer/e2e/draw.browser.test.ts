/** A whole draw on a real server in real browsers, then the other pages. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { scriptBytes } from '../testing/builtPages.ts';
import { openDraw } from '../testing/openDraw.ts';
import { spareWidth } from '../testing/pageManners.ts';
import { startServerProcess } from '../testing/serverProcess.ts';
import { openTab, type Tab } from '../testing/testBrowser.ts';
import { logTurns, turnsOf } from '../testing/turnLog.ts';

const LIVE_SCRIPT_BUDGET_BYTES = 70 * 1024;
/**
 * Half of all digits turn within this on two screens. No measure of quality, which is some tens of milliseconds: it
 * tells clocks that follow the server from clocks that do not, also on a machine that is busy.
 */
const SAME_INSTANT_MS = 1000;
const FIRST_DRAW = '7s-avto-loto-001-01';
const FLAGS = [
  ...['--demo', '--demo-entries', '500', '--demo-first-draw', '30', '--close-before', '4', '--pace', '6'],
  // The next draw is far away: it takes registrations and nothing else.
  ...['--schedule', '0 20 1 1 *', '--checks-per-minute', '100000', '--log-level', 'silent'],
];

const suite = browserSuite(() => startServerProcess(FLAGS));

const open = (path: string, options = {}): Promise<Tab> =>
  openTab(suite.browser, suite.server.url + path, options);
const phaseOf = (page: Page, phase: string) => page.waitForSelector(`.stage[data-phase="${phase}"]`);
const getJson = async <Body>(path: string): Promise<Body> =>
  (await (await fetch(suite.server.url + path)).json()) as Body;

/** Puts a tab to sleep as a browser does with one that is out of sight, or wakes it. */
async function setLifecycle(page: Page, state: 'frozen' | 'active'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state });
  await session.detach();
}

/** A ticket of the series that nobody has registered. */
function freshNumber(): string {
  const database = new DatabaseSync(join(suite.server.dataFolder, 'tirazh.sqlite'), { readOnly: true });
  const row = database
    .prepare('SELECT number FROM ticket WHERE number NOT IN (SELECT number FROM registration) LIMIT 1')
    .get();
  database.close();
  return String(row?.number).padStart(12, '0');
}

describe('a draw on air', () => {
  test('every screen shows every phase, and each digit at the same instant, never early', async () => {
    const [first, second] = await Promise.all([
      open('/'),
      open('/', { viewport: { width: 390, height: 844 } }),
    ]);
    const dropping = await open('/');
    const sleeping = await open('/');
    await Promise.all([first, second].map(({ page }) => phaseOf(page, 'open')));
    await Promise.all([logTurns(first.page), logTurns(second.page)]);
    await phaseOf(first.page, 'frozen');
    await phaseOf(first.page, 'showing');
    await dropping.page.waitForSelector('.cell-up');
    await dropping.page.context().setOffline(true);
    await setLifecycle(sleeping.page, 'frozen');
    await first.page.waitForSelector('.slot-full');
    await dropping.page.context().setOffline(false);
    await setLifecycle(sleeping.page, 'active');
    await Promise.all([first, second, dropping, sleeping].map(({ page }) => phaseOf(page, 'completed')));

    const { events } = await getJson<{ events: DrawEvent[] }>(`/api/draws/${FIRST_DRAW}/events`);
    const characters = events.filter((event) => event.type === 'character');
    const [ones, others] = [await turnsOf(first.page), await turnsOf(second.page)];
    expect(ones).toHaveLength(characters.length);
    const apartMs: number[] = [];
    for (const { slot, position, character, showAtMs } of characters) {
      const cell = `${slot}-${position}`;
      const one = ones.find((turn) => turn.cell === cell)!;
      const other = others.find((turn) => turn.cell === cell)!;
      expect([one.character, other.character]).toEqual([character, character]);
      apartMs.push(Math.abs(one.atMs - other.atMs));
      // The clocks are synchronised to a few milliseconds at best: allow what the page itself states.
      expect(one.atMs - showAtMs, cell).toBeGreaterThan(-25);
    }
    expect(apartMs.toSorted((a, b) => a - b)[apartMs.length >> 1]).toBeLessThan(SAME_INSTANT_MS);
    const board = (page: Page) => page.locator('.slot-winner .cells').textContent();
    expect(await board(dropping.page)).toBe(await board(first.page));
    expect(await board(sleeping.page)).toBe(await board(first.page));
    expect(first.complaints).toEqual([]);
    // The milestones are spoken, the digits one by one are not.
    const spoken = await first.page.locator('[data-announcer]').textContent();
    expect(spoken).toContain('Розыгрыш завершён');
    expect(await first.page.locator('[aria-live]').count()).toBe(1);
  }, 90_000);

  test('the result stays on stage, and whoever comes late sees it at once without animation', async () => {
    const { draws } = await getJson<DrawList>('/api/draws');
    const winner = draws.find(({ draw }) => draw === FIRST_DRAW)!.results[0]!.entry;
    const late = await open(`/?draw=${FIRST_DRAW}`);
    await phaseOf(late.page, 'completed');
    expect(await late.page.locator('.slot-winner .cells').textContent()).toBe(winner);
    expect(await late.page.locator('.cell-turning').count()).toBe(0);
    await late.page.waitForSelector('.list-position');
  });

  test('a number that was in is proved to be, a number that was not is said to be absent', async () => {
    const { page } = await open(`/?draw=${FIRST_DRAW}`);
    const entries = await (await fetch(`${suite.server.url}/api/draws/${FIRST_DRAW}/entries`)).text();
    const field = page.getByLabel('Номер билета').last();
    await phaseOf(page, 'completed');
    await field.fill(entries.split('\n')[17]!);
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.waitForSelector('[data-finding="proved"]');
    await field.fill(freshNumber());
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.waitForSelector('[data-finding="no"]');
  });

  test('a proof against another root than the announced one is called broken', async () => {
    const { page } = await open(`/?draw=${FIRST_DRAW}`);
    const entries = await (await fetch(`${suite.server.url}/api/draws/${FIRST_DRAW}/entries`)).text();
    await page.route('**/entries/*', async (route) => {
      const body = await (await route.fetch()).json();
      body.proof.path[0] = 'f'.repeat(64);
      await route.fulfill({ json: body });
    });
    await phaseOf(page, 'completed');
    await page.getByLabel('Номер билета').last().fill(entries.split('\n')[3]!);
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.waitForSelector('[data-finding="broken"]');
  });
});

describe('the check page', () => {
  const outcomes = (page: Page): Promise<(string | undefined)[]> =>
    page.locator('.check').evaluateAll((rows) => rows.map((row) => row.dataset.outcome));

  test('it derives the draw again and says that everything agrees', async () => {
    const { page, complaints } = await open(`/check?draw=${FIRST_DRAW}`);
    await page.waitForSelector('[data-verdict="verified"]');
    expect(new Set(await outcomes(page))).toEqual(new Set(['passed', 'absent']));
    const { draws } = await getJson<DrawList>('/api/draws');
    const winner = draws.find(({ draw }) => draw === FIRST_DRAW)!.results[0]!.entry;
    expect(await page.locator('.derived-winner b').textContent()).toBe(groupedNumber(winner));
    await page.getByLabel('Номер билета').fill(winner);
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.waitForSelector('.outcome-good');
    expect(complaints).toEqual([]);
  });

  test('an altered file from disk is refuted at the step where it is wrong', async () => {
    const { page } = await open('/check');
    const text = await (await fetch(`${suite.server.url}/api/draws/${FIRST_DRAW}/transcript`)).text();
    const altered: [string, string][] = [
      [text.replace(/"seed":"(.)/, (_, digit) => `"seed":"${digit === '0' ? '1' : '0'}`), 'seed'],
      [text.replace('"winners":1', '"winners":2'), 'form'],
      [
        text.replace(/"count":(\d)/, (_, digit) => `"count":${digit === '9' ? 8 : Number(digit) + 1}`),
        'picks',
      ],
      [text.slice(0, -2), 'form'],
    ];
    for (const [index, [content, step]] of altered.entries()) {
      const file = join(suite.server.dataFolder, `altered-${index}.json`);
      await writeFile(file, content);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.waitForSelector(`[data-check="${step}"][data-outcome="failed"]`);
      await page.waitForSelector('[data-verdict="refuted"]');
    }
  });

  test('a draw that the server shows otherwise than its transcript says is refuted', async () => {
    const { page } = await open('/check');
    await page.route('**/events', async (route) => {
      const body = (await (await route.fetch()).json()) as { epoch: string; events: DrawEvent[] };
      await route.fulfill({ json: { ...body, events: body.events.slice(0, -1) } });
    });
    // There is nothing to check before the list of draws is there.
    await page.locator(`select option[value="${FIRST_DRAW}"]`).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Проверить' }).click();
    await page.waitForSelector('[data-check="broadcast"][data-outcome="failed"]');
  });

  test('a draw without a record, and one that does not exist, are named', async () => {
    const next = await openDraw(suite.server.url);
    const { page } = await open(`/check?draw=${next}`);
    await page.waitForSelector(`.outcome-bad:has-text("${next}")`);
    await page.goto(`${suite.server.url}/check?draw=no-such-draw`);
    await page.waitForSelector('.outcome-bad:has-text("no-such-draw")');
  });
});

describe('registration', () => {
  test('a ticket is registered once; a slip is caught before it is sent', async () => {
    const { page } = await open('/');
    // The other form has such a field as well, and may be on the page before.
    const field = page.locator('#register').getByLabel('Номер билета');
    const submit = page.getByRole('button', { name: 'Зарегистрировать' });
    const number = freshNumber();
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posted.push(request.url());
    });
    await field.fill(number.slice(0, 11) + ((Number(number[11]) + 1) % 10));
    await submit.click();
    await page.waitForSelector('.field-fault:has-text("контрольная цифра")');
    expect(posted.filter((url) => url.includes('registrations'))).toEqual([]);
    await field.fill(number);
    expect(await field.inputValue()).toBe(groupedNumber(number));
    await submit.click();
    await page.waitForSelector('.outcome-good');
    await page.getByRole('button', { name: 'Ещё один номер' }).click();
    await field.fill(number);
    await submit.click();
    await page.waitForSelector('.field-fault:has-text("уже зарегистрирован")');
  });
});

describe('all pages', () => {
  const pages = ['/', `/?draw=${FIRST_DRAW}`, `/check?draw=${FIRST_DRAW}`, '/host'];

  test('no page is wider than a small phone, in any language', async () => {
    for (const language of ['kk', 'ru', 'en']) {
      const { page, complaints } = await open('/', { viewport: { width: 360, height: 740 } });
      for (const path of pages) {
        await page.goto(`${suite.server.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        await page.waitForSelector('h1');
        await page.waitForTimeout(150);
        const spare = await spareWidth(page);
        expect(spare, `${path} in ${language}`).toBeGreaterThanOrEqual(0);
      }
      expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
      await page.context().close();
    }
  });

  test('the winning number stands in one row or in two equal ones, on every screen', async () => {
    for (const [width, rows] of [
      [360, 2],
      [600, 2],
      [768, 1],
      [1440, 1],
      [1920, 1],
    ] as const) {
      const { page } = await open(`/?draw=${FIRST_DRAW}`, { viewport: { width, height: 900 } });
      await phaseOf(page, 'completed');
      const tops = await page
        .locator('.slot-winner .cell-group')
        .evaluateAll((groups) => groups.map((group) => Math.round(group.getBoundingClientRect().top)));
      const inRow = [...new Set(tops)].map((top) => tops.filter((each) => each === top).length);
      expect(inRow, `${width} px`).toEqual(Array(rows).fill(4 / rows));
    }
  });

  test('the language is changed in place and remembered', async () => {
    const { page } = await open('/check', { locale: 'kk-KZ' });
    await page.waitForSelector('html[lang="kk"] h1:has-text("Ұтыс ойынын өзіңіз тексеріңіз")');
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForSelector('html[lang="en"] h1:has-text("Check the draw yourself")');
    await page.goto(`${suite.server.url}/check`);
    await page.waitForSelector('html[lang="en"]');
  });

  test('the live page’s script is small', async () => {
    expect(await scriptBytes('index.html')).toBeLessThan(LIVE_SCRIPT_BUDGET_BYTES);
  });
});
