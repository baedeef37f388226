/** What a refusal's reason says, with its values as people say them: states, sums and days instead of codes. */
import type { Refusal } from '../../../broadcast/protocol/http.ts';
import { fill } from '../../text/fill.ts';
import { dayWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';

type Params = NonNullable<Refusal['params']>;

function valueWords(name: string, value: string | number): string {
  const states: Readonly<Record<string, string>> = officeText().states;
  if (name === 'from') return states[value] ?? String(value);
  return name === 'day' ? dayWords(String(value)) : String(value);
}

/** A clause where the rules name one: "11.9", as `(п. 11.9)` behind the sentence. */
function withClause(words: string, clause: string | number | undefined): string {
  return clause === undefined || clause === ''
    ? words
    : `${words} (${fill(officeText().clause, { clause })})`;
}

/** Null for a reason that the office has no words of its own for, or whose values are missing. */
export function officeReasonWords(reason: string, params: Params = {}): string | null {
  const known: Readonly<Record<string, string>> = officeText().reasons;
  if (!Object.hasOwn(known, reason)) return null;
  const template = known[reason]!;
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, valueWords(name, value)]),
  );
  const isWhole = [...template.matchAll(/\{(\w+)\}/g)].every(([, name]) => values[name!] !== undefined);
  return isWhole ? withClause(fill(template, values), params.clause) : null;
}
