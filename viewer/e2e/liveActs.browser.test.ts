/** What people decided, as the live page tells it: who started, what replaces what, what each prize is worth. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { DrawSummary } from '../../broadcast/protocol/http.ts';
import type { DrawEventPayload } from '../../engine/draw/drawEvent.ts';
import { type AirStory, airEvents, airList, airStory } from '../testing/airStory.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { startStoryServer } from '../testing/storyServer.ts';
import { openTab } from '../testing/testBrowser.ts';
import { LANGUAGES } from '../text/language.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const BY = ['host-1a2b3c4d', 'commission-4be1d09c'];
const suite = browserSuite(() => startStoryServer(DIST));

const old = airStory();
const again = airStory({ draw: '7s-avto-loto-001-04', winners: 2, reserves: 1 });
const redraw: AirStory = { ...again, plan: { ...again.plan, redrawOf: old.plan.drawId } };
const redrawn: DrawEventPayload = {
  ...{ type: 'redrawn', reason: 'Список составлен с нарушением', by: BY },
  ...{ next: redraw.plan.drawId, excluded: 0 },
};

/** The story with the word to start behind its freeze. */
const startedByPeople = ({ frozen, completed }: AirStory): DrawEventPayload[] =>
  completed.toSpliced(frozen.length, 0, { type: 'started', by: BY });

/** The redraw's plan names the draw that it replaces. */
const redrawOpen = redraw.open.with(0, { type: 'planned', plan: redraw.plan, planHash: 'a'.repeat(64) });

function tell(onAir: string): void {
  const list = airList(onAir);
  const first = list.draws[0]!;
  const draws: DrawSummary[] = [
    { ...first, draw: redraw.plan.drawId, phase: 'open', redrawOf: old.plan.drawId },
    {
      ...{ ...first, draw: old.plan.drawId, phase: 'completed', standing: 'annulled' },
      redrawnAs: redraw.plan.drawId,
      notices: [
        { type: 'redrawn', reason: 'Список составлен с нарушением', by: BY, at: old.plan.startsAt!, seq: 60 },
      ],
    },
  ];
  suite.server.tell({
    draws: new Map([
      [old.plan.drawId, airEvents(old, [...startedByPeople(old), redrawn])],
      [redraw.plan.drawId, airEvents(redraw, redrawOpen)],
    ]),
    ...{ onAir, list: { ...list, draws }, nowMs: old.endMs + 5000, viewers: 7, entries: 48_213 },
  });
}

async function open(path: string) {
  const tab = await openTab(suite.browser, `${suite.server.url}${path}`, {
    viewport: { width: 1280, height: 900 },
  });
  await tab.page.waitForSelector('.stage:not(.stage-first)');
  return tab.page;
}

const STARTED = {
  kk: 'бастауға рұқсат берілді',
  ru: 'Розыгрышу дан старт',
  en: 'The draw was started',
} as const;

test('who gave the word to start stands among what people decided, in each language', async () => {
  tell(old.plan.drawId);
  for (const language of LANGUAGES) {
    const page = await open(`/?draw=${old.plan.drawId}&lang=${language}`);
    const entries = page.locator('.act-log [data-decision]');
    await entries.first().waitFor();
    expect(await entries.evaluateAll((all) => all.map((each) => each.getAttribute('data-decision')))).toEqual(
      ['started', 'redrawn'],
    );
    const words = await entries.first().innerText();
    expect(words).toContain(STARTED[language]);
    expect(words).not.toMatch(/host-|commission-/);
  }
});

test('a draw that replaces another says which and why, and each leads to the other', async () => {
  tell(redraw.plan.drawId);
  const page = await open(`/?draw=${redraw.plan.drawId}&lang=ru`);
  const notice = page.locator(`[data-instead-of="${old.plan.drawId}"]`);
  await notice.waitFor();
  expect(await notice.innerText()).toContain('Проводится вместо: Розыгрыш 3 серии 1');
  await page.waitForSelector('[data-instead-of] >> text=Список составлен с нарушением');
  await notice.locator('a').click();
  await page.waitForSelector('[data-headline="redrawn"]');
  await page.locator('.act-redrawn a').first().click();
  await page.waitForSelector(`[data-draw="${redraw.plan.drawId}"]`);
});

test('two equal prizes: the amount says that it is for each, and what both are worth', async () => {
  tell(redraw.plan.drawId);
  const page = await open(`/?draw=${redraw.plan.drawId}&lang=en`);
  const prize = (await page.locator('.prize-text').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(prize).toMatch(/for each winner/i);
  expect(prize).toMatch(/2 prizes, 28.000.000 ₸ in all/);
});

test('a rehearsal has no way to the check page', async () => {
  const rehearsal = airStory({ rehearsal: true });
  const { drawId } = rehearsal.plan;
  suite.server.tell({
    draws: new Map([[drawId, airEvents(rehearsal, rehearsal.completed)]]),
    ...{ onAir: null, list: airList(null), nowMs: rehearsal.endMs + 1000, viewers: 1, entries: 0 },
  });
  const page = await open(`/?draw=${drawId}&lang=en`);
  await page.waitForSelector('.result');
  expect(await page.locator('.rehearsal').innerText()).toMatch(/rehearsal/i);
  expect(await page.locator(`.result a[href*="/check"]`).count()).toBe(0);
});
