import { expect, test } from 'vitest';
import { dictionaryTests } from '../../testing/dictionaryTests.ts';
import { CHECK_NAMES } from '../checkNames.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

dictionaryTests({ kk, ru, en });

test('each check of the page has its words, and words for its failure', () => {
  for (const { checks, failures } of [kk, ru, en]) {
    expect(Object.keys(checks)).toEqual([...CHECK_NAMES]);
    expect(Object.keys(failures)).toEqual([...CHECK_NAMES]);
  }
});
