/** A refusal in the words of the desk: by its reason, else by its code. The server's own sentence is English and for logs. */
import type { Answer } from '../../api/request.ts';
import { fill } from '../../text/fill.ts';
import { hostText } from '../text/hostText.ts';
import { reasonWords } from './reasonWords.ts';

/** Why there is no body; null when there is one. */
export function refusalWords(answer: Answer<unknown>): string | null {
  if (answer.ok) return null;
  const texts = hostText().refusals;
  if (answer.offline) return texts.OFFLINE;
  const { code, reason, params } = answer.refusal;
  const byReason = reason === undefined ? null : reasonWords(reason, params);
  const known: Readonly<Record<string, string>> = texts;
  return byReason ?? (Object.hasOwn(known, code) ? known[code]! : fill(texts.UNKNOWN, { code }));
}
