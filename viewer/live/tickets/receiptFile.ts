/** A receipt as a file: the very bytes that PROTOCOL.md §6.5 says how to check. Its name has no number. */
import type { Registered } from '../../../broadcast/protocol/http.ts';

export interface ReceiptFile {
  readonly name: string;
  readonly text: string;
}

export const receiptFile = ({ draw, number, registeredAt, record, batch }: Registered): ReceiptFile => ({
  name: `tirazh-receipt-${draw}-record-${record}.json`,
  text: `${JSON.stringify({ draw, number, registeredAt, record, batch }, null, 2)}\n`,
});
