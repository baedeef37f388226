/** A refusal in the visitor's language; the server's own sentence fills in what only it knows. */
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import type { Answer } from './request.ts';

/** Why there is no body; null when there is one. */
export function refusalText(answer: Answer<unknown>): string | null {
  if (answer.ok) return null;
  if (answer.offline) return text().number.offline;
  const { code, message } = answer.refusal;
  const known: Readonly<Record<string, string>> = text().refusals;
  return fill(known[code] ?? known.BAD_REQUEST ?? '{message}', { message });
}
