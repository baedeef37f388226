import { afterEach, expect, test, vi } from 'vitest';
import { loadText } from '../../text/currentText.ts';
import { loadOfficeText } from '../text/officeText.ts';
import { clauseWords } from './clauseWords.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['ru', 'п. 9.16 l; прил. 6'],
  ['kk', '9.16 l-тармақ; 6-қосымша'],
  ['en', 'clause 9.16 l; Annex 6'],
])('in %s an annex is named in that language', async (language, words) => {
  vi.stubGlobal('location', { search: `?lang=${language}` });
  vi.stubGlobal('document', { documentElement: {} });
  await loadText();
  await loadOfficeText();
  expect(clauseWords('9.16 l; Annex 6')).toBe(words);
  expect(clauseWords('Annex 6')).toBe(words.slice(words.indexOf('; ') + 2));
});
