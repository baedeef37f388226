/** Running words with fields into lines of a width: where each piece stands and what is ruled. Pure: how wide a text is, the caller measures. */
import type { Part } from '../formBlock.ts';
import { breakLines } from './breakLines.ts';
import type { SettingName } from './settings.ts';

export const FORM: SettingName = 'form';
export const FILLED: SettingName = 'filled';

/** The side of a box to tick and the room after it, points. */
export const BOX = 8;
const AFTER_BOX = 4;
const MM = 72 / 25.4;

/** A piece of a line, in points from the line's left. */
export interface Piece {
  readonly x: number;
  readonly text: string;
  readonly setting: SettingName;
  /** Of the part that it comes from. */
  readonly part: number;
  /** Underlined from `x` to here; null: not. */
  readonly ruledTo: number | null;
  readonly isBox: boolean;
}

interface Atom extends Omit<Piece, 'x' | 'ruledTo'> {
  readonly width: number;
  readonly isRuled: boolean;
  /** Empty line behind a short value; gives way where the line is full. */
  readonly isSlack: boolean;
}

/** Atoms that nothing parts, and the space before them where they stand in one line with others. */
interface Cluster {
  readonly space: number;
  readonly atoms: readonly Atom[];
}

type Measure = (text: string, setting: SettingName) => number;

const plain = { isRuled: false, isSlack: false, isBox: false };

/** One part as words; the empty words at either end say that a space stands there. */
function wordsOf(part: Part, index: number, width: number, measure: Measure): Atom[][] {
  if (typeof part === 'object' && 'box' in part) {
    const atom = { ...plain, text: part.box === true ? '×' : '', setting: FORM, part: index, isBox: true };
    return [[{ ...atom, width: BOX + AFTER_BOX }]];
  }
  const isField = typeof part === 'object';
  const value = isField ? part.value : part;
  const setting = isField ? FILLED : FORM;
  const ruled = { ...plain, setting, part: index, isRuled: isField };
  if (isField && value === null) {
    return [[{ ...ruled, text: '', width: Math.min(part.mm * MM, width) }]];
  }
  const texts = value!.split(' ').flatMap((word) => cut(word, setting, width, measure));
  const words = texts.map((text) => [{ ...ruled, text, width: measure(text, setting) }]);
  const missing = isField ? part.mm * MM - measure(value!, setting) : 0;
  if (missing > 0) words.at(-1)!.push({ ...ruled, text: '', width: missing, isSlack: true });
  return words;
}

const cut = (word: string, setting: SettingName, width: number, measure: Measure): string[] =>
  measure(word, setting) <= width ? [word] : breakLines(word, width, (text) => measure(text, setting));

/** Words of all parts; what no space parts, such as a field and the comma behind it, is one cluster. */
function clustersOf(parts: readonly Part[], width: number, measure: Measure): Cluster[] {
  const clusters: { space: number; atoms: Atom[] }[] = [{ space: 0, atoms: [] }];
  for (const [index, part] of parts.entries()) {
    for (const [i, atoms] of wordsOf(part, index, width, measure).entries()) {
      if (i > 0) clusters.push({ space: measure(' ', atoms[0]!.setting), atoms: [] });
      clusters.at(-1)!.atoms.push(...atoms.filter(({ width: wide, text }) => wide > 0 || text !== ''));
    }
  }
  return clusters.filter(({ atoms }) => atoms.length > 0);
}

/** What a cluster takes at least. */
const leastOf = ({ atoms }: Cluster): number =>
  atoms.reduce((sum, atom) => sum + (atom.isSlack ? 0 : atom.width), 0);

/** Sets a line's clusters from its left; slack takes what is left. */
function setLine(clusters: readonly Cluster[], width: number): Piece[] {
  const least = clusters.reduce((sum, cluster, i) => sum + leastOf(cluster) + (i > 0 ? cluster.space : 0), 0);
  let slack = width - least;
  let x = 0;
  const pieces: Piece[] = [];
  for (const [i, { space, atoms }] of clusters.entries()) {
    if (i > 0) x += space;
    for (const { isSlack, isRuled, width: wide, ...atom } of atoms) {
      const taken = isSlack ? Math.max(0, Math.min(wide, slack)) : wide;
      if (isSlack) slack -= taken;
      pieces.push({ ...atom, x, ruledTo: isRuled ? x + taken : null });
      x += taken;
    }
  }
  return pieces;
}

/** Breaks at spaces; a word wider than the line is cut. */
export function flow(parts: readonly Part[], width: number, measure: Measure): Piece[][] {
  const lines: Cluster[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const cluster of clustersOf(parts, width, measure)) {
    const least = leastOf(cluster);
    if (used + cluster.space + least > width) {
      lines.push([cluster]);
      used = least;
    } else {
      lines.at(-1)!.push(cluster);
      used += cluster.space + least;
    }
  }
  return lines.map((line) => setLine(line, width));
}
