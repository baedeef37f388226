/** A terms file as the commands read it: either valid terms, or one fault that lists everything wrong with it. */
import { badInput } from '../engine/errors.ts';
import { type LotteryTerms, parseTerms, type TermsFault } from '../engine/terms/lotteryTerms.ts';
import { readJson } from './files.ts';

/** @throws TirazhError BAD_INPUT naming the file and every fault, one a line */
export async function readTerms(path: string): Promise<LotteryTerms> {
  const parsed = parseTerms(await readJson(path));
  if (parsed.ok) return parsed.terms;
  throw invalidTerms(path, parsed.faults);
}

/** The fault that `readTerms` throws: `path: message`, one a line. */
export function invalidTerms(path: string, faults: readonly TermsFault[]): Error {
  const lines = faults.map((fault) => `\n  ${escapeControls(`${fault.path}: ${fault.message}`)}`);
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return badInput(`${path} is not valid lottery terms, ${count}:${lines.join('')}`);
}

/** A file's own words must not steer the terminal they are shown on. */
const escapeControls = (text: string): string =>
  text.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
