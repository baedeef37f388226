import { dictionaryTests } from '../../testing/dictionaryTests.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

dictionaryTests({ kk, ru, en });
