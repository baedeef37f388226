/** Who is who on a protocol: the journal knows people by ids only; names come from whoever prints the paper, if at all. */
import type { PaperText } from '../text/ru.ts';
import { fill } from '../words/fill.ts';

export interface Signatory {
  readonly name: string;
  /** The office held, or null. */
  readonly post: string | null;
}

/** By id of a contributor or an account. */
export type People = ReadonlyMap<string, Signatory>;

/** What a contributor is, by id: `operator`, `commission`, `commission-2`. Others are members of the commission. */
export function postOf(id: string, { people: words }: PaperText): string {
  if (id === 'operator') return words.operator;
  const number = /^commission-(\d{1,4})$/.exec(id)?.[1];
  return number ? fill(words.numbered, { number }) : words.commission;
}

/** One person in a line of acts: by name where it is known, else by id. */
function actorText(id: string, people: People, text: PaperText): string {
  const known = people.get(id);
  if (known) return known.post ? `${known.name} (${known.post})` : known.name;
  return id === 'scheduler' ? text.people.scheduler : id;
}

export const actorsText = (ids: readonly string[], people: People, text: PaperText): string =>
  ids.map((id) => actorText(id, people, text)).join('; ');
