/** What a refusal's reason says, with its values as people say them: states, sums and days instead of codes. */
import type { Refusal } from '../../../broadcast/protocol/http.ts';
import { CLAIM_REFUSAL_TEXTS } from '../../../engine/claims/claimRefusal.ts';
import { COUNTER_ADVICE } from '../../../engine/claims/counterAdvice.ts';
import type { LocalizedText } from '../../../engine/terms/localizedText.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { clauseWords } from '../frame/clauseWords.ts';
import { dayWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';

type Params = NonNullable<Refusal['params']>;

function valueWords(name: string, value: string | number): string {
  const { states, claims } = officeText();
  const known = (words: Readonly<Record<string, string>>): string => words[value] ?? String(value);
  switch (name) {
    case 'from':
    case 'state':
      return known(states);
    case 'document':
      return known(claims.documents);
    case 'day':
    case 'since':
    case 'acceptedThrough':
    case 'through':
      return dayWords(String(value));
    default:
      return String(value);
  }
}

/** A clause where the rules name one: "11.9", as `(п. 11.9)` behind the sentence. */
function withClause(words: string, clause: string | number | undefined): string {
  return clause === undefined || clause === '' ? words : `${words} (${clauseWords(clause)})`;
}

/** What the rules themselves say: why an act on a claim is refused, and what a verdict means at the counter. */
function rulesWords(reason: string): string | null {
  const refusals: Readonly<Record<string, Required<LocalizedText>>> = CLAIM_REFUSAL_TEXTS;
  const advice: Readonly<Record<string, { readonly text: Required<LocalizedText> }>> = COUNTER_ADVICE;
  const [kind, name] = [reason.slice(0, reason.indexOf('-')), reason.slice(reason.indexOf('-') + 1)];
  if (kind === 'claim' && Object.hasOwn(refusals, name)) return refusals[name]![language.value];
  return kind === 'verdict' && Object.hasOwn(advice, name) ? advice[name]!.text[language.value] : null;
}

/** Null for a reason that the office has no words of its own for, or whose values are missing. */
export function officeReasonWords(reason: string, params: Params = {}): string | null {
  const known: Readonly<Record<string, string>> = officeText().reasons;
  const template = Object.hasOwn(known, reason) ? known[reason]! : rulesWords(reason);
  if (template === null) return null;
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, valueWords(name, value)]),
  );
  const isWhole = [...template.matchAll(/\{(\w+)\}/g)].every(([, name]) => values[name!] !== undefined);
  return isWhole ? withClause(fill(template, values), params.clause) : null;
}
