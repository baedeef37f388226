import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadText } from '../../text/currentText.ts';
import { LANGUAGES } from '../../text/language.ts';
import { loadOfficeText } from '../text/officeText.ts';
import { officeReasonWords } from './officeReasonWords.ts';

/** A value for each name that a reason's words can ask for. */
const PARAMS = {
  ...{ clause: '9.6 а', acceptedThrough: '2024-09-30', through: '2027-09-30', series: 1, seconds: 8, seq: 3 },
  ...{
    claim: 'claim-0011223344556677',
    state: 'withdrawn',
    document: 'iin',
    transfer: 'transfer-1',
    today: '22.11.2026',
    draw: '7',
  },
};

const root = new URL('../../../', import.meta.url);
/** A declaration's own text, without what is said about it: a type leaves nothing to list. */
async function declared(file: string, declaration: string): Promise<string> {
  const source = await readFile(new URL(file, root).pathname, 'utf8');
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const from = bare.indexOf(declaration);
  expect(from, declaration).toBeGreaterThanOrEqual(0);
  return bare.slice(from, bare.indexOf(';', from));
}
const namesIn = (text: string): string[] => [...text.matchAll(/\| '([\w-]+)'/g)].map(([, name]) => name!);

/** Every `ClaimReason`, its two families spelt out. */
async function claimReasons(): Promise<string[]> {
  const own = namesIn(await declared('broadcast/protocol/claims.ts', 'export type ClaimReason'));
  const refusals = [
    ...namesIn(await declared('engine/claims/claimRefusal.ts', 'export type ClaimRefusalReason')),
    ...namesIn(
      await declared('engine/claims/payoutForms.ts', 'readonly reason:').then((text) => `| ${text}`),
    ),
    ...namesIn(await declared('engine/claims/payoutQuote.ts', 'readonly reason:')),
  ];
  const verdicts = namesIn(await declared('engine/claims/identification.ts', 'export type Verdict'));
  return [
    ...own,
    ...refusals.map((name) => `claim-${name}`),
    ...verdicts.filter((name) => name !== 'winner').map((name) => `verdict-${name}`),
  ];
}

async function speak(language: string): Promise<void> {
  vi.stubGlobal('location', { search: `?lang=${language}` });
  vi.stubGlobal('document', { documentElement: {} });
  await loadText();
  await loadOfficeText();
}

afterEach(() => vi.unstubAllGlobals());

/** Every reason that a file, its import, or a month of a raffle can be refused with. */
async function raffleReasons(): Promise<string[]> {
  const misfits = namesIn(await declared('engine/raffle/aftermathMisfit.ts', 'export type MisfitCode'));
  return [
    ...misfits.map((name) => `raffle-${name}`),
    ...namesIn(await declared('broadcast/protocol/raffle.ts', 'export type RaffleReason')),
    ...namesIn(await declared('broadcast/protocol/files.ts', 'export type FileReason')),
  ];
}

describe.each(LANGUAGES)('in %s', (language) => {
  beforeEach(() => speak(language));

  test('every reason of claims has words, with its clause and without codes', async () => {
    const reasons = await claimReasons();
    expect(reasons.length).toBeGreaterThan(50);
    expect(reasons).toContain('claim-residency-unknown');
    expect(reasons).toContain('verdict-in-expertise');
    for (const reason of reasons) {
      const words = officeReasonWords(reason, PARAMS);
      expect(words, reason).not.toBeNull();
      expect(words, reason).not.toMatch(/[{}]/);
      expect(words, reason).toContain('9.6 а');
      // The one field of a file that is named is named as it stands there.
      const isForeign =
        language !== 'en' && /[a-z]{3,}/i.test(words!.replace('(taxLaw)', '').replace(PARAMS.claim, ''));
      expect(isForeign, `${reason}: ${words}`).toBe(false);
    }
  });
});

test.each(LANGUAGES)('in %s every reason of raffles and of files has words of its own', async (language) => {
  await speak(language);
  const reasons = await raffleReasons();
  expect(reasons.length).toBeGreaterThan(40);
  expect(reasons).toEqual(expect.arrayContaining(['raffle-too-early', 'raffle-file-sheets', 'file-locked']));
  const params = { row: 7, most: 1000, sheets: '«1», «2»', day: '2024-04-01', clause: '5' };
  const all = reasons.map((reason) => officeReasonWords(reason, params));
  for (const [i, words] of all.entries()) {
    expect(words, reasons[i]).not.toBeNull();
    expect(words, reasons[i]).not.toMatch(/[{}]/);
    const foreign = words!.replaceAll(/raffle-people\.secret|XLSX|CSV|UTF-8/g, '').match(/[a-z]{3,}/i);
    expect(language === 'en' || foreign === null, `${reasons[i]}: ${words}`).toBe(true);
  }
  expect(new Set(all).size).toBe(all.length);
});

test('values are said as people say them, and a reason of tomorrow has no words', async () => {
  await speak('ru');
  expect(officeReasonWords('acceptance-over', PARAMS)).toBe(
    'Приём билетов к выплате окончен 30.09.2024. (п. 9.6 а)',
  );
  expect(officeReasonWords('ticket-not-payable', { state: 'withdrawn' })).toContain('«изъят после выплаты»');
  expect(officeReasonWords('person-missing', { document: 'bank-details' })).toContain('«Реквизиты счёта»');
  expect(officeReasonWords('claim-of-tomorrow', PARAMS)).toBeNull();
  expect(officeReasonWords('verdict-toString', PARAMS)).toBeNull();
  expect(officeReasonWords('too-many-codes')).toBeNull();
});
