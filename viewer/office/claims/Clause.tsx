/** The clause that a line follows from, small behind it. */
import { clauseWords } from '../frame/clauseWords.ts';

export function Clause({ clause }: { clause: string }) {
  return <span class="muted small clause">{clauseWords(clause)}</span>;
}
