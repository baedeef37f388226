/** The shape of the lab's dictionaries; the Russian one is the original. */
import type { Texts } from '../../text/dictionary.ts';
import type { ru } from './ru.ts';

export type LabDictionary = Texts<typeof ru>;
