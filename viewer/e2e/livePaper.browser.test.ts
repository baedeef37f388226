/** From the result on the live page to the printed protocol and back to the check page, on a real server. */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { eventHash } from '../../engine/draw/eventHash.ts';
import { airStory } from '../testing/airStory.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { textContrasts } from '../testing/contrast.ts';
import { chain, STORY_EPOCH } from '../testing/drawStory.ts';
import { startServerProcess } from '../testing/serverProcess.ts';
import { openTab, type Tab } from '../testing/testBrowser.ts';

const DRAW = '7s-avto-loto-001-01';
const FLAGS = [
  ...['--demo', '--demo-entries', '60', '--demo-first-draw', '8', '--close-before', '3', '--pace', '30'],
  ...['--schedule', '0 20 1 1 *', '--log-level', 'silent'],
];

const suite = browserSuite(() => startServerProcess(FLAGS));
/** SHA-256 of the transcript's bytes. */
let hash: string;

beforeAll(async () => {
  const { page } = await open('/');
  await page.waitForSelector('.stage[data-phase="completed"]', { timeout: 60_000 });
  await page.context().close();
  const file = await (await fetch(`${suite.server.url}/api/draws/${DRAW}/transcript`)).arrayBuffer();
  hash = createHash('sha256').update(new Uint8Array(file)).digest('hex');
}, 150_000);

const open = (path: string): Promise<Tab> => openTab(suite.browser, suite.server.url + path);
const verdict = (page: Page, name: string) => page.waitForSelector(`[data-verdict="${name}"]`);
const paper = (page: Page, name: string) => page.waitForSelector(`[data-paper="${name}"]`);

describe('the printed protocol', () => {
  test('both papers are linked from the result, and are there', async () => {
    const { page } = await open(`/?draw=${DRAW}`);
    await page.waitForSelector('.result .protocol-links a');
    const links = await page
      .locator('.result .protocol-links a')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(links).toHaveLength(2);
    for (const link of links) {
      const answer = await fetch(link);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('application/pdf');
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    }
  });

  test('the hash of its QR code is compared with the file: they agree', async () => {
    const { page, complaints } = await open(`/check?draw=${DRAW}#sha256=${hash}`);
    await verdict(page, 'verified');
    await paper(page, 'same-file');
    expect(await page.locator('.downloads .protocol-links a').count()).toBe(2);
    // Grouped as on paper, and whole.
    const shown = await page.locator('.paper code').innerText();
    expect(shown.replaceAll(' ', '')).toBe(hash);
    expect(complaints).toEqual([]);
  });

  test('the paper of another draw is no good news, however well the record holds', async () => {
    const { page } = await open(`/check?draw=${DRAW}#sha256=${'0'.repeat(64)}`);
    await verdict(page, 'other-paper');
    await paper(page, 'differs');
    const words = await page.locator('.paper').innerText();
    expect(words.replaceAll(' ', '')).toContain(hash);
    expect(await page.locator('[data-verdict="verified"]').count()).toBe(0);
  });

  test('a damaged hash is said to be damaged, and a second scan is read in the same tab', async () => {
    const { page } = await open(`/check?draw=${DRAW}#sha256=${hash.slice(0, 40)}`);
    await paper(page, 'malformed');
    await page.evaluate((next) => {
      location.hash = `sha256=${next}`;
    }, hash);
    await paper(page, 'same-file');
  });

  test('the file from disk is held against the paper as well', async () => {
    const { page } = await open(`/check#sha256=${hash}`);
    const text = await (await fetch(`${suite.server.url}/api/draws/${DRAW}/transcript`)).text();
    const choose = (name: string, content: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    await choose('own.json', text);
    await paper(page, 'same-file');
    await choose('other.json', `${text} `);
    await paper(page, 'differs');
  });

  test('every text of the check page has a contrast of 4.5 or more', async () => {
    for (const fragment of [`#sha256=${hash}`, `#sha256=${'0'.repeat(64)}`]) {
      const { page } = await openTab(suite.browser, `${suite.server.url}/check?draw=${DRAW}${fragment}`, {
        bypassCSP: true,
        viewport: { width: 390, height: 844 },
      });
      await page.waitForSelector('[data-check="broadcast"][data-outcome="passed"]');
      await page.waitForTimeout(500);
      const [worst] = await textContrasts(suite.browser, page);
      expect(worst!.ratio, worst!.words).toBeGreaterThan(4.5);
    }
  });

  test('without a paper nothing is said of one', async () => {
    const { page } = await open(`/check?draw=${DRAW}`);
    await verdict(page, 'verified');
    expect(await page.locator('[data-paper]').count()).toBe(0);
  });
});

describe('a draw that was called off', () => {
  const story = airStory({ draw: DRAW });
  const events: DrawEvent[] = chain(DRAW, STORY_EPOCH, [
    ...story.frozen,
    { type: 'aborted', reason: 'Нет электричества', by: ['host-1', 'commission-2'] },
    { type: 'foul', reason: 'Ещё и список', by: ['host-1', 'commission-2'] },
  ]);

  /** The server answers as it does for such a draw. */
  async function openCalledOff(told: readonly DrawEvent[], fragment: string): Promise<Page> {
    const { page } = await open('/check');
    await page.route('**/events', (route) => route.fulfill({ json: { epoch: STORY_EPOCH, events: told } }));
    await page.route('**/transcript', (route) =>
      route.fulfill({ status: 404, json: { code: 'NOT_FOUND', message: 'none' } }),
    );
    await page.goto(`${suite.server.url}/check?draw=${DRAW}&x=1${fragment}`);
    return page;
  }

  test('it has no record: the page says why, and that its broadcast is whole', async () => {
    const page = await openCalledOff(events, '');
    await verdict(page, 'called-off');
    await page.waitForSelector('[data-standing="called-off"]:has-text("Нет электричества")');
    expect(await page.locator('.downloads a[href*="protocol.pdf"]').count()).toBe(2);
    expect(await page.locator('.downloads a[href*="transcript"]').count()).toBe(0);
  });

  test('its paper names the event at which it was printed, and what came later is counted', async () => {
    const printedAt = events.length - 1;
    const page = await openCalledOff(events, `#sha256=${eventHash(events[printedAt - 1]!)}`);
    await paper(page, 'same-event');
    await page.waitForSelector(`.paper:has-text("${printedAt}-го события")`);
    await page.waitForSelector('.paper:has-text("добавлено событий: 1")');
  });

  test('another paper, or a broken broadcast, is refused', async () => {
    const other = await openCalledOff(events, `#sha256=${hash}`);
    await verdict(other, 'other-paper');
    const broken = await openCalledOff(events.toSpliced(2, 1), '');
    await verdict(broken, 'refuted');
  });
});
