import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { readFormDetails } from './formDetails.ts';

const freshFolder = temporaryFolders();
const OWN = new URL('../../fixtures/7s-form-details.json', import.meta.url).pathname;

function written(changes: object): string {
  const path = join(freshFolder(), 'details.json');
  const own = JSON.parse(readFileSync(OWN, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...own, ...changes }));
  return path;
}

describe('the operator’s details', () => {
  it('are read from the file that is shown as an example', async () => {
    const { contactCentre, place, cashOrder } = await readFormDetails(OWN);
    expect(contactCentre).toMatch(/^\+7/);
    expect(place).toEqual({ ru: 'г. Алматы', kk: 'Алматы қ.' });
    expect(cashOrder).toMatchObject({ debit: '3397', credit: '1010' });
  });

  it('may be left open one by one, but not forgotten', async () => {
    const open = written({ contactCentre: null, place: null });
    expect(await readFormDetails(open)).toMatchObject({ contactCentre: null, place: null });
    await expect(readFormDetails(written({ place: undefined }))).rejects.toThrow(/place: missing/);
  });

  it('are refused with every fault and its path', async () => {
    const wrong = written({
      contactCentre: 'call us',
      place: { ru: 7 },
      cashOrder: { debit: '1' },
      city: 'x',
    });
    await expect(readFormDetails(wrong)).rejects.toThrow(
      /contactCentre: expected a telephone.*place\.ru: expected string.*cashOrder\.credit: missing.*city/s,
    );
  });
});
