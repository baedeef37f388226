/** How tones look: typeface, size and line height in points. Black only, so that a copy of a copy still reads. */
import type { Tone } from '../printedDocument.ts';
import type { TypefaceName } from './typefaces.ts';

export interface Setting {
  readonly typeface: TypefaceName;
  /** Points. */
  readonly size: number;
  /** From one line's top to the next's, points. */
  readonly leading: number;
}

/** Tones of documents, and those that only the page itself uses. */
export type SettingName =
  | Tone
  | 'title'
  | 'subtitle'
  | 'heading'
  | 'column'
  | 'caption'
  | 'form'
  | 'filled'
  | 'formTitle';

export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  body: { typeface: 'regular', size: 9.5, leading: 13 },
  strong: { typeface: 'medium', size: 9.5, leading: 13 },
  note: { typeface: 'regular', size: 8, leading: 11 },
  hash: { typeface: 'mono', size: 7.5, leading: 11 },
  seal: { typeface: 'mono', size: 10, leading: 15 },
  command: { typeface: 'mono', size: 8.5, leading: 14 },
  number: { typeface: 'bold', size: 14, leading: 18 },
  title: { typeface: 'bold', size: 20, leading: 26 },
  subtitle: { typeface: 'medium', size: 11, leading: 15 },
  heading: { typeface: 'bold', size: 11, leading: 16 },
  column: { typeface: 'medium', size: 8, leading: 11 },
  form: { typeface: 'regular', size: 10, leading: 14.5 },
  filled: { typeface: 'medium', size: 10, leading: 14.5 },
  formTitle: { typeface: 'bold', size: 12.5, leading: 17 },
  caption: { typeface: 'regular', size: 7, leading: 9 },
};
