/** A terms file as the commands read it: either valid terms, or one fault that lists everything wrong with it. */
import { badInput } from '../engine/errors.ts';
import { type LotteryTerms, parseTerms, type TermsFault } from '../engine/terms/lotteryTerms.ts';
import { faultList } from './faults.ts';
import { readJson } from './files.ts';

/** @throws TirazhError BAD_INPUT naming the file and every fault, one a line */
export async function readTerms(path: string): Promise<LotteryTerms> {
  const parsed = parseTerms(await readJson(path));
  if (parsed.ok) return parsed.terms;
  throw invalidTerms(path, parsed.faults);
}

/** The fault that `readTerms` throws: `path: message`, one a line. */
export function invalidTerms(path: string, faults: readonly TermsFault[]): Error {
  return badInput(`${path} is not valid lottery terms, ${faultList(faults)}`);
}
