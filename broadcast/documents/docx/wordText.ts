/** Runs of words in DOCX: typefaces that offices have, sizes in half-points. The tones are those of the PDF. */
import { type IRunOptions, TextRun } from 'docx';
import { legible } from '../pdf/legible.ts';
import { typeface } from '../pdf/typefaces.ts';
import { type Run, runsOf, type Tone, type Words } from '../printedDocument.ts';

/** Both have every Kazakh letter and ₸; an office without them has metric twins. */
export const TEXT_FONT = 'Arial';
const CODE_FONT = 'Courier New';

const TONES: Readonly<Record<Tone, IRunOptions>> = {
  body: {},
  strong: { bold: true },
  note: { size: 16 },
  hash: { font: CODE_FONT, size: 15 },
  seal: { font: CODE_FONT, size: 20 },
  command: { font: CODE_FONT, size: 17 },
  number: { bold: true, size: 28 },
};

/** The same letters as in the PDF: what cannot be seen, or has no picture there, stands as its number. */
export const shown = (text: string): string => legible(text, typeface('regular').holds);

export const textRun = ({ text, tone }: Run, extra: IRunOptions = {}): TextRun =>
  new TextRun({ text: shown(text), ...TONES[tone], ...extra });

/** Runs stand one under another. */
export const textRuns = (words: Words): TextRun[] =>
  runsOf(words).map((run, i) => textRun(run, i > 0 ? { break: 1 } : {}));
