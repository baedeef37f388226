/** An import from the file's bytes to its entries: pure, and heavy enough for a thread of its own. */
import { freezeEntries } from '../../engine/draw/entries.ts';
import { badInput } from '../../engine/errors.ts';
import type { ImportFault, ImportPreview } from '../protocol/host.ts';
import { blindCodes, codeTable } from './blindCodes.ts';
import { type Choices, type ChosenEntries, chooseEntries } from './chooseEntries.ts';
import { csvTable } from './csvTable.ts';
import { decodeText } from './decodeText.ts';
import type { EntryLines } from './entryListStore.ts';
import { xlsxTable } from './xlsxTable.ts';

/** How every ZIP file, and so every XLSX, begins. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

export interface ImportTask {
  readonly file: Uint8Array;
  readonly choices: Choices;
  /** False: a preview is all that is wanted. */
  readonly isFinal: boolean;
}

export interface Imported {
  readonly preview: ImportPreview;
  /** Sorted bytewise; null in a preview. */
  readonly entries: EntryLines | null;
  /** Values and codes, of a blind import. */
  readonly key: string | null;
}

function chosen({ file, choices }: ImportTask): ChosenEntries {
  const isZip = ZIP.every((byte, i) => file[i] === byte);
  return chooseEntries(isZip ? xlsxTable(file) : csvTable(decodeText(file)), choices);
}

const FAULT_WORDS: Record<ImportFault['reason'], string> = {
  empty: 'it is empty',
  duplicate: 'it stands there twice',
  'too-long': 'it is too long',
  'control-character': 'it has a character that does not show',
  'personal-data': 'it says who somebody is; import it blind',
};
const DETAIL_WORDS: Record<NonNullable<ImportFault['detail']>, string> = {
  'mixed-letters': 'it has Latin and Cyrillic letters that look alike in one word; write it in one script',
  heading: 'the heading says that people stand in this column; import it blind, or give it another heading',
};

function expectNoFaults({ faults: [first], faultCount }: ImportPreview): void {
  if (!first) return;
  const rest = faultCount > 1 ? `; ${faultCount} rows have faults` : '';
  const again = first.first === null ? '' : ` (row ${first.first})`;
  const words = first.detail ? DETAIL_WORDS[first.detail] : FAULT_WORDS[first.reason];
  throw badInput(`row ${first.row}: ${words}${again}${rest}`);
}

/** @throws TirazhError BAD_INPUT for a file that cannot be read, or, at the end, one with any fault */
export function importFile(task: ImportTask): Imported {
  const { preview, values } = chosen(task);
  if (!task.isFinal) return { preview, entries: null, key: null };
  expectNoFaults(preview);
  const codes = task.choices.blind ? blindCodes(values) : null;
  const lines = Buffer.from((codes ?? values).map((entry) => `${entry}\n`).join(''));
  const sorted = freezeEntries(lines);
  const entries = { count: sorted.count, lines: sorted.lines() };
  return { preview, entries, key: codes && codeTable(values, codes) };
}
