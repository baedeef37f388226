/** A refusal in the words of the desk; the server's own sentence fills in what only it knows. */
import type { Answer } from '../../api/request.ts';
import { fill } from '../../text/fill.ts';
import { hostText } from '../text/hostText.ts';

/** Why there is no body; null when there is one. */
export function refusalWords(answer: Answer<unknown>): string | null {
  if (answer.ok) return null;
  const texts = hostText().refusals;
  if (answer.offline) return texts.OFFLINE;
  const { code, message } = answer.refusal;
  const known: Readonly<Record<string, string>> = texts;
  return fill(known[code] ?? texts.BAD_REQUEST, { message });
}
