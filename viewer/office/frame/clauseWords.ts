/** A clause as people name it: the rules write "9.16 l; Annex 6", each language has its own word for a clause and for an annex. */
import { fill } from '../../text/fill.ts';
import { officeText } from '../text/officeText.ts';

/** "9.16 l; Annex 6" → "п. 9.16 l; прил. 6". */
export function clauseWords(clause: string | number): string {
  const texts = officeText();
  const parts = String(clause).split('; ');
  const annexOf = (part: string): string | undefined => /^Annex (\d+)$/.exec(part)?.[1];
  const clauses = parts.filter((part) => annexOf(part) === undefined).join('; ');
  const annexes = parts.flatMap((part) => annexOf(part) ?? []);
  return [
    ...(clauses === '' ? [] : [fill(texts.clause, { clause: clauses })]),
    ...annexes.map((number) => fill(texts.annex, { number })),
  ].join('; ');
}
