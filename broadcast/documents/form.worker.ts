/** The thread that prints what holds people's data: forms of claims. It keeps nothing. */
import type { FormBlock } from './formBlock.ts';
import { printPdf } from './pdf/printPdf.ts';
import type { PrintedDocument } from './printedDocument.ts';

export default (document: PrintedDocument<FormBlock>): Promise<Uint8Array> => printPdf(document);
