/** The shape of the check page's dictionaries; the Russian one is the original. */
import type { ru } from './ru.ts';

type Texts<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string ? string : Texts<Original[Key]>;
};

export type CheckDictionary = Texts<typeof ru>;
