/** The text of a file whose encoding nobody wrote down: UTF-8, UTF-16 or Windows-1251, as spreadsheets here save them. */
import { fileFault } from './fileFault.ts';

const BOMS: readonly [bytes: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** As much of a file as its encoding is guessed from. */
const LOOKED_AT = 4096;
/** Of the bytes of one half of each pair: as many zeros as Latin text, digits and delimiters have in UTF-16. */
const ZEROS = 0.3;

/** Text in UTF-16 without its mark: digits and delimiters leave a zero in every other byte. */
function bareUtf16(file: Uint8Array): string | null {
  const end = Math.min(file.length & ~1, LOOKED_AT);
  const zeros = [0, 0];
  for (let i = 0; i < end; i++) if (file[i] === 0) zeros[i % 2]!++;
  const least = (end / 2) * ZEROS;
  if (zeros[1]! > least && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! > least && zeros[1] === 0 ? 'utf-16be' : null;
}

function decode(file: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

/** @throws TirazhError BAD_INPUT for bytes that are no text */
export function decodeText(file: Uint8Array): string {
  const marked = BOMS.find(([bytes]) => bytes.every((byte, i) => file[i] === byte))?.[1];
  const encoding = marked ?? bareUtf16(file);
  // Windows-1251 gives every byte a meaning: it is what is left when nothing else fits.
  const text = encoding ? decode(file, encoding) : (decode(file, 'utf-8') ?? decode(file, 'windows-1251'));
  if (text === null) {
    throw fileFault('file-not-text', `the file is not ${encoding} text as it says; save it as UTF-8`);
  }
  if (text.includes('\0')) {
    throw fileFault('file-not-text', 'the file is no text: it has zero bytes; save it as CSV in UTF-8');
  }
  return text;
}
