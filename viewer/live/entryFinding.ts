/** What the server's answer about a number is worth, given what was announced on air. */
import type { EntryLookup } from '../../broadcast/protocol/http.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { type Answer, request } from '../api/request.ts';
import { language } from '../text/currentText.ts';

export type Finding =
  | { readonly kind: 'no' | 'open' | 'broken'; readonly number: string }
  | { readonly kind: 'other'; readonly number: string; readonly draw: string }
  | {
      readonly kind: 'proved';
      readonly number: string;
      readonly index: number;
      readonly entryCount: number;
      readonly steps: number;
    };

/** Asks about a number in a draw. */
export const lookUpEntry = (draw: string, number: string): Promise<Answer<EntryLookup>> =>
  request<EntryLookup>(`/api/draws/${draw}/entries/${encodeURIComponent(number)}`, language.peek());

/** Derives the root from the number and its path; the code for it is loaded only when somebody asks. */
export async function judgeEntry(number: string, lookup: EntryLookup, state: DrawState): Promise<Finding> {
  if (!lookup.registered) return { kind: 'no', number };
  if (lookup.draw !== state.draw) return { kind: 'other', number, draw: lookup.draw };
  if (!lookup.proof) return { kind: 'open', number };
  // A proof is worth nothing against a root that the same answer brings.
  if (!state.frozen) return { kind: 'broken', number };
  const { provesEntry } = await import('./proveEntry.ts');
  if (!provesEntry(number, lookup.proof, state.frozen)) return { kind: 'broken', number };
  const { index, entryCount, path } = lookup.proof;
  return { kind: 'proved', number, index, entryCount, steps: path.length };
}
