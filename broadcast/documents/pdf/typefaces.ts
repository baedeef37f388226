/**
 * The letters of our papers: Golos Text, drawn for public services and holding every Kazakh letter and ₸, and IBM Plex
 * Mono for hashes. Both under the SIL Open Font Licence, taken whole from their packages; a paper embeds the glyphs it uses.
 */
import { readFileSync } from 'node:fs';
import { create } from 'fontkit';

export type TypefaceName = 'regular' | 'medium' | 'bold' | 'mono';

export interface Typeface {
  readonly bytes: Buffer;
  /** Whether it has a picture of the character. */
  holds(codePoint: number): boolean;
}

const FILES: Readonly<Record<TypefaceName, string>> = {
  regular: '@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf',
  medium: '@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf',
  bold: '@expo-google-fonts/golos-text/700Bold/GolosText_700Bold.ttf',
  mono: '@expo-google-fonts/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf',
};

export const TYPEFACE_NAMES = Object.keys(FILES) as TypefaceName[];

/**
 * fontkit 2.0.4 reads a glyph's header even where the glyph is empty; in Plex Mono the space is the file's last glyph and
 * the header would lie beyond its end. Zeros behind the last table are no part of any table.
 */
const PADDING = Buffer.alloc(16);

function load(name: TypefaceName): Typeface {
  const file = readFileSync(new URL(import.meta.resolve(FILES[name])));
  const bytes = Buffer.concat([file, PADDING]);
  const letters = new Set(create(bytes).characterSet);
  return { bytes, holds: (codePoint) => letters.has(codePoint) };
}

/** Read once, when the first paper is printed. */
const loaded = new Map<TypefaceName, Typeface>();

export function typeface(name: TypefaceName): Typeface {
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  return known;
}
