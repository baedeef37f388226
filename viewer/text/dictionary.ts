/** The shape every dictionary has; the Russian one, the lottery documents' language, is the original. */
import type { PluralForms } from './plural.ts';
import type { ru } from './ru.ts';

/** The keys of the original, with any words in them. */
export type Texts<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string
    ? string
    : Original[Key] extends PluralForms
      ? PluralForms
      : Texts<Original[Key]>;
};

export type Dictionary = Texts<typeof ru>;
