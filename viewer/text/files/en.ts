/** English: why a file cannot be read. */
import type { FileReason } from '../../../broadcast/protocol/files.ts';

export const fileReasons: Record<FileReason, string> = {
  'file-empty': 'No file has come. Choose it once more.',
  'file-too-large': 'The file is too large. Split it, or save the table alone as CSV.',
  'file-queue': 'Other files are being read. Try again in a minute.',
  'file-too-slow': 'The file takes too long to read. Save the table as CSV.',
  'file-too-much-memory': 'The file takes too much memory. Save the table alone as CSV.',
  'file-not-text': 'This is no table: the file does not read as text. Save it as XLSX or CSV (UTF-8).',
  'file-quotes': 'A quote is never closed in row {row}.',
  'file-too-many-rows': 'There are more than {most} rows. Split the file.',
  'file-too-full': 'The file has too many cells or too much text. Save the needed columns alone.',
  'file-broken': 'The XLSX file is damaged or cut off. Save it again.',
  'file-locked': 'The file is locked by a password. Save it without one.',
  'file-no-sheet': 'The file has no sheet.',
  'file-swells': 'The file becomes many times larger when it is opened. Save the table alone as CSV.',
  'file-cell-too-long': 'The file has a cell longer than spreadsheets write them.',
};
