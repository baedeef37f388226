/** Re-reads the journal's newest records from the disk: a quick look, where `tirazh journal verify` reads everything. */
import { NO_RECORD, recordHash } from '../../engine/journal/journalRecord.ts';
import type { Journal } from '../store/journal.ts';

/** Records that are looked at. */
const TAIL_RECORDS = 64;

/** What is wrong with the newest records, or null. */
export function journalTailFault(journal: Journal): string | null {
  const from = Math.max(0, journal.size - TAIL_RECORDS);
  const records = journal.readRange(from, TAIL_RECORDS);
  if (records.length !== Math.min(journal.size, TAIL_RECORDS))
    return 'the newest journal records are missing';
  let prev = from === 0 ? NO_RECORD : null;
  for (const [i, { record, text, hash }] of records.entries()) {
    const isWhole = record.index === from + i && recordHash(text) === hash;
    if (!isWhole || (prev !== null && record.prev !== prev)) return `journal record ${from + i} was altered`;
    prev = hash;
  }
  return null;
}
