import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Refusal, RefusalReason } from '../../../broadcast/protocol/http.ts';
import { refusalText } from '../../api/refusalText.ts';
import type { Answer } from '../../api/request.ts';
import { loadText } from '../../text/currentText.ts';
import { LANGUAGES } from '../../text/language.ts';
import { loadHostText } from '../text/hostText.ts';
import { refusalWords } from './refusalWords.ts';

/** What the server says to developers; never to a person. */
const MESSAGE = 'draw x: internal words of the server';
const refused = (refusal: object): Answer<unknown> => ({
  ...{ ok: false, offline: false, status: 409 },
  refusal: { message: MESSAGE, ...refusal } as Refusal,
});
/** A value for each name that a reason's words can ask for. */
const PARAMS = {
  ...{ kind: 'abort', phase: 'frozen', role: 'commission', at: '2026-11-21T14:45:30.000Z' },
  ...{ names: 'Әсем, Дана', entry: '012345678901', draw: '7s-avto-loto-001-02', account: 'commission-1' },
  ...{ totalTenge: 70_000_000, wantedTenge: 14_000_000, leftTenge: 1, entries: 3, needed: 1200 },
  path: 'body/prizes/0/amountTenge',
  name: 'Автомобиль',
  ...{ claim: '№ 7', transfer: '№ 8', clause: '9.6 а' },
};

/** The names behind `|` in a declaration of the protocol, as its source has them: a type leaves nothing to list. */
async function namesAfter(declaration: string): Promise<string[]> {
  const source = await readFile(
    new URL('../../../broadcast/protocol/http.ts', import.meta.url).pathname,
    'utf8',
  );
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const from = bare.indexOf(declaration);
  const declared = bare.slice(from, bare.indexOf(';', from));
  return [...declared.matchAll(/\| '([\w-]+)'/g)].map(([, name]) => name!);
}

async function speak(language: string): Promise<void> {
  vi.stubGlobal('location', { search: `?lang=${language}` });
  vi.stubGlobal('document', { documentElement: {} });
  await loadText();
  await loadHostText();
}

afterEach(() => vi.unstubAllGlobals());

describe.each(LANGUAGES)('in %s', (language) => {
  beforeEach(() => speak(language));
  const isForeign = (words: string): boolean => language !== 'en' && /[a-z]{3,}/i.test(words);

  test('every reason of the server has words of its own, and none of the server’s', async () => {
    const reasons = await namesAfter('export type RefusalReason');
    expect(reasons.length).toBeGreaterThan(40);
    const general = refusalWords(refused({ code: 'WRONG_STATE' }));
    for (const reason of reasons) {
      const words = refusalWords(refused({ code: 'WRONG_STATE', reason, params: PARAMS }))!;
      expect(words, reason).not.toBe(general);
      expect(words, reason).not.toMatch(/[{}]/);
      expect(isForeign(words), `${reason}: ${words}`).toBe(false);
    }
  });

  test('why a file cannot be read, and what a raffle’s draft keeps to, is said at the desk too', () => {
    const general = refusalWords(refused({ code: 'BAD_REQUEST' }));
    for (const reason of [
      'file-quotes',
      'file-locked',
      'raffle-commission-empty',
      'raffle-month-collecting',
    ]) {
      const words = refusalWords(refused({ code: 'BAD_REQUEST', reason, params: { row: 7 } }))!;
      expect(words, reason).not.toBe(general);
      expect(words, reason).not.toMatch(/[{}]/);
      expect(isForeign(words), `${reason}: ${words}`).toBe(false);
    }
  });

  test('every code of the server has words, at the desk and on the public pages', async () => {
    const codes = await namesAfter('readonly code:');
    expect(codes.length).toBeGreaterThan(15);
    for (const code of codes) {
      const answer = refused({ code });
      const words = [refusalWords(answer)!, refusalText(answer)!];
      for (const each of words) {
        expect(each.length, code).toBeGreaterThan(8);
        expect(each, code).not.toContain(MESSAGE);
        expect(isForeign(each.replace(code, '')), `${code}: ${each}`).toBe(false);
      }
    }
  });
});

test('values are said as people say them', async () => {
  await speak('ru');
  const say = (reason: RefusalReason) =>
    refusalWords(refused({ code: 'WRONG_STATE', reason, params: PARAMS }));
  expect(say('opposite-waits')).toContain('«Отменить розыгрыш»');
  expect(say('fund-too-small')).toContain('14\u00a0000\u00a0000\u00a0₸');
  expect(say('registration-open')).toContain('21 ноября, 19:45:30');
  expect(say('other-role')).toContain('«комиссия»');
});

test('a code or a reason of tomorrow is worded generally, with the code small', async () => {
  await speak('ru');
  expect(refusalWords(refused({ code: 'TEAPOT' }))).toBe('Сервер не принял запрос (код TEAPOT).');
  const later = refused({ code: 'STALE', reason: 'of-tomorrow', params: {} });
  expect(refusalWords(later)).toBe(refusalWords(refused({ code: 'STALE' })));
  // Words that lack a value are no words.
  expect(refusalWords(refused({ code: 'STALE', reason: 'draw-moved-on' }))).toBe(
    refusalWords(refused({ code: 'STALE' })),
  );
});
