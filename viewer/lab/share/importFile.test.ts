import { expect, test } from 'vitest';
import { isObject, valueAt } from '../draft/json.ts';
import { importFile } from './importFile.ts';

const file = (content: string): Blob => new Blob([content]);

test('a scenario file is taken as it is, faults and all', async () => {
  const imported = await importFile(file('{"terms": {"id": "mine"}, "trials": "many"}'));
  expect(imported).toEqual({ ok: true, draft: { terms: { id: 'mine' }, trials: 'many' }, termsPath: null });
});

test('terms that are a path become the known terms, and the page can say so', async () => {
  const imported = await importFile(file('{"terms": "../7s-avto-loto.json"}'));
  if (!imported.ok) throw new Error(imported.reason);
  expect(imported.termsPath).toBe('../7s-avto-loto.json');
  expect(isObject(valueAt(imported.draft, ['terms']))).toBe(true);
});

test('what is no scenario is refused with the reason', async () => {
  expect(await importFile(file('[1]'))).toEqual({ ok: false, reason: 'not-scenario' });
  expect(await importFile(file('{'))).toMatchObject({ ok: false, reason: 'unreadable' });
  expect(await importFile(file(' '.repeat(5 * 1024 * 1024)))).toMatchObject({
    reason: 'too-large',
    megabytes: 4,
  });
});
