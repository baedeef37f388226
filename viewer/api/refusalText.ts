/** A refusal in the visitor's language, by its code. The server's own sentence is English and for logs. */
import { text } from '../text/currentText.ts';
import type { Answer } from './request.ts';

/** Why there is no body; null when there is one. */
export function refusalText(answer: Answer<unknown>): string | null {
  if (answer.ok) return null;
  if (answer.offline) return text().number.offline;
  const known: Readonly<Record<string, string>> = text().refusals;
  return known[answer.refusal.code] ?? text().refusals.BAD_REQUEST;
}
