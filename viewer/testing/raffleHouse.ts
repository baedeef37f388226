/** What tests of the office's raffle do on the side: a draw from draft to result, pages read anew, files that a page hands over. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { holdDraw } from '../../broadcast/testing/holdDraw.ts';
import { eventually } from '../../broadcast/testing/testServer.ts';
import type { Clerk, OfficeHouse } from './officeHouse.ts';

/** Another person's page learns of it by itself, or sooner when it is opened anew. */
export async function reopen({ page }: Clerk): Promise<void> {
  await page.reload();
  await page.waitForSelector('.month-head');
}

/** Fills the draft's form in: the list closes in four seconds. The test is the commission's only member, `commission-1`. */
export async function draftInOffice(page: Page, others: readonly string[]): Promise<string> {
  const time = (inMs: number): string =>
    new Date(Date.now() + inMs + 5 * 3_600_000).toISOString().slice(0, 19);
  await page.getByLabel('The list closes').fill(time(4000));
  await page.getByLabel('Start Almaty time').fill(time(5000));
  for (const name of others) await page.locator(`.choice:has-text("${name}") input`).uncheck();
  await page.getByRole('button', { name: 'Draft the plan' }).click();
  await page.waitForSelector('[data-draw]');
  return (await page.locator('[data-draw]').getAttribute('data-draw'))!;
}

/** From draft to a winner who is shown: the desk's own part has tests of its own. @param path of the month */
export async function holdMonth({ server }: OfficeHouse, path: string, draw: string): Promise<void> {
  await holdDraw(server, draw);
  await eventually('the month has a winner, whose last character is shown', async () => {
    const { phase, aftermath } = (await server.askAs('host', path)).body;
    return phase === 'contacting' && aftermath.holder.sinceMs <= Date.now();
  });
}

/** The file that a press hands over. */
export async function handedOver(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const downloading = page.waitForEvent('download');
  await press();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) };
}
