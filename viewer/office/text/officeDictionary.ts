/** The shape of the office's dictionaries; the Russian one is the original. */
import type { Texts } from '../../text/dictionary.ts';
import type { ru } from './ru.ts';

export type OfficeDictionary = Texts<typeof ru>;
