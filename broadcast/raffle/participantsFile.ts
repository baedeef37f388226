/** A participants file from its bytes to a judgement: pure, and heavy enough for a thread of its own. */
import { type Judgement, judgeParticipants } from '../../engine/raffle/eligibility.ts';
import {
  hasHeadings,
  missingColumns,
  missingColumnsText,
  type SheetRow,
} from '../../engine/raffle/participantColumns.ts';
import type { RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import { csvTable } from '../entryLists/csvTable.ts';
import { decodeText } from '../entryLists/decodeText.ts';
import { sheetNames, xlsxTable } from '../entryLists/xlsxTable.ts';
import { Refused } from '../refused.ts';

/** How every ZIP file, and so every XLSX, begins. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Of a sheet's name in a message; a spreadsheet takes no longer one. */
const LONGEST_NAME = 31;

export interface ParticipantsTask {
  readonly file: Uint8Array;
  readonly month: string;
  readonly terms: RaffleTerms;
}

/**
 * The rows of the sheet that names participants: the first tab may be a title page.
 * @throws Refused BAD_REQUEST where several do: which of them is meant, only people know
 */
function participantsSheet(file: Uint8Array): readonly SheetRow[] {
  const names = sheetNames(file);
  const sheets = names.map((name, nth) => ({ name, rows: xlsxTable(file, nth).rows }));
  const [found, ...others] = sheets.filter(({ rows }) => hasHeadings(rows));
  if (found && others.length > 0) {
    const named = [found, ...others].map(({ name }) => `"${name.slice(0, LONGEST_NAME)}"`).join(', ');
    const sheets = [found, ...others].map(({ name }) => name.slice(0, LONGEST_NAME)).join(', ');
    throw new Refused(
      'BAD_REQUEST',
      `the file has participants on several sheets: ${named}; leave one of them`,
      { reason: 'raffle-file-sheets', params: { sheets } },
    );
  }
  return (found ?? sheets[0]!).rows;
}

/** Which reason a file has without some columns. */
function expectColumns(rows: readonly SheetRow[]): void {
  const missing = missingColumns(rows);
  const [one, ...others] = missing;
  if (one === undefined) return;
  const reason = one === 'number' ? 'raffle-file-no-number' : 'raffle-file-no-day';
  throw new Refused('BAD_REQUEST', missingColumnsText(missing), {
    reason: others.length > 0 ? 'raffle-file-no-headings' : reason,
  });
}

/** @throws Refused BAD_REQUEST for a file that cannot be read, or has not the headings that are needed */
export function judgeFile({ file, month, terms }: ParticipantsTask): Judgement {
  const isZip = ZIP.every((byte, i) => file[i] === byte);
  const rows = isZip ? participantsSheet(file) : csvTable(decodeText(file)).rows;
  expectColumns(rows);
  return judgeParticipants(rows, month, terms);
}
