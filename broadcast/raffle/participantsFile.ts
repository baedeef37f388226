/** A participants file from its bytes to a judgement: pure, and heavy enough for a thread of its own. */
import { type Judgement, judgeParticipants } from '../../engine/raffle/eligibility.ts';
import type { RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import { csvTable } from '../entryLists/csvTable.ts';
import { decodeText } from '../entryLists/decodeText.ts';
import { xlsxTable } from '../entryLists/xlsxTable.ts';

/** How every ZIP file, and so every XLSX, begins. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

export interface ParticipantsTask {
  readonly file: Uint8Array;
  readonly month: string;
  readonly terms: RaffleTerms;
}

/** @throws TirazhError BAD_INPUT for a file that cannot be read, or has not the headings that are needed */
export function judgeFile({ file, month, terms }: ParticipantsTask): Judgement {
  const isZip = ZIP.every((byte, i) => file[i] === byte);
  const { rows } = isZip ? xlsxTable(file) : csvTable(decodeText(file));
  return judgeParticipants(rows, month, terms);
}
