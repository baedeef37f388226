import { afterAll, expect, it } from 'vitest';
import { TirazhError } from '../../engine/errors.ts';
import { printDocx } from './docx/printDocx.ts';
import { FormPress } from './formPress.ts';
import { claimForm } from './forms/claimForm.ts';
import { readClaimPaper } from './forms/claimPaper.ts';
import { printPdf } from './pdf/printPdf.ts';
import { handoverAct } from './raffle/handoverAct.ts';
import { moneyPaper } from './testing/sampleClaimPaper.ts';
import { kasipker, SAMPLE_HANDOVER } from './testing/sampleRaffle.ts';

const press = new FormPress();
afterAll(() => press.close());

it('prints in its thread what would be printed here, as PDF and as DOCX', async () => {
  const form = await press.printForm('annex-4-consent', moneyPaper(), 'kk');
  const here = await printPdf(claimForm('annex-4-consent', readClaimPaper(moneyPaper()), 'kk'));
  expect(Buffer.compare(form, here)).toBe(0);
  const document = handoverAct(SAMPLE_HANDOVER, kasipker(), 'ru');
  const act = await press.print({ format: 'docx', document });
  expect(Buffer.compare(act, await printDocx(document))).toBe(0);
});

it('refuses a record before the thread sees it', async () => {
  const refused = press.printForm('annex-4-consent', { ...moneyPaper(), claim: 'Not An Id' }, 'ru');
  await expect(refused).rejects.toThrow(TirazhError);
  await expect(refused).rejects.toThrow(/^the form cannot be filled: claim: expected 1 to 64/);
});

it('asks to come again while too many wait, and prints all that it took', async () => {
  const asked = Array.from({ length: 24 }, () => press.printForm('annex-4-consent', moneyPaper(), 'ru'));
  const answers = await Promise.allSettled(asked);
  const refused = answers.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(24);
  for (const { reason } of refused as PromiseRejectedResult[]) {
    expect(reason).toMatchObject({ refusal: 'TOO_MANY_REQUESTS' });
  }
});
