/** The faults of an import as a table for the person who has to mend the file (RFC 4180, with the mark that Excel reads). */
import type { ImportFault } from '../../../broadcast/protocol/host.ts';

const BYTE_ORDER_MARK = '\ufeff';

export interface FaultCsvWords {
  readonly row: string;
  readonly reason: string;
  readonly first: string;
  readonly reasonOf: (fault: ImportFault) => string;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (...fields: string[]): string => `${fields.map(quoted).join(',')}\r\n`;

export function faultCsv(faults: readonly ImportFault[], words: FaultCsvWords): string {
  const lines = faults.map((fault) =>
    line(String(fault.row), words.reasonOf(fault), fault.first === null ? '' : String(fault.first)),
  );
  return BYTE_ORDER_MARK + line(words.row, words.reason, words.first) + lines.join('');
}
