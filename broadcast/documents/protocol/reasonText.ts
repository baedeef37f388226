/** Why an act was done, in the paper's language where the words are the machine's own. */
import type { PaperText } from '../text/ru.ts';
import { fill } from '../words/fill.ts';

/** "3 registered, 4 needed": the machine's own reason, which it journals in English. */
const TOO_FEW = /^(\d+) registered, (\d+) needed: winners and reserves$/;

export function reasonText(reason: string, text: PaperText): string {
  const [, registered, needed] = TOO_FEW.exec(reason) ?? [];
  if (registered === undefined || needed === undefined) return reason;
  return fill(text.protocol.tooFew, { registered, needed });
}
