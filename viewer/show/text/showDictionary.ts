/** The shape of the show's dictionaries; the Russian one is the original. */
import type { PluralForms } from '../../text/plural.ts';
import type { ru } from './ru.ts';

type Texts<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string
    ? string
    : Original[Key] extends PluralForms
      ? PluralForms
      : Texts<Original[Key]>;
};

export type ShowDictionary = Texts<typeof ru>;
