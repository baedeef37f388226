/** The thread that prints what holds people's data: forms of claims, acts of handover. It keeps nothing. */
import { printPdf } from './pdf/printPdf.ts';
import type { PlainBlock, PrintedDocument } from './printedDocument.ts';

export type FormTask =
  | { readonly format: 'pdf'; readonly document: PrintedDocument }
  | { readonly format: 'docx'; readonly document: PrintedDocument<PlainBlock> };

export default async (task: FormTask): Promise<Uint8Array> => {
  if (task.format === 'pdf') return printPdf(task.document);
  // Loaded when the first is wanted: most papers are PDF.
  const { printDocx } = await import('./docx/printDocx.ts');
  return printDocx(task.document);
};
