/**
 * Tickets as people name them: packs (`7`, `1-16670`), serials (`001-00007-01`), ranges of serials (`001-00007-01..001-00007-05`),
 * one after another with commas, semicolons, spaces or line ends between them.
 */
import { indexOfSerial, parseSerial } from '../series/serial.ts';
import { inOrder, type PlaceRange } from './placeRange.ts';

/** The series that the tickets are of. */
export interface SeriesShape {
  readonly series: number;
  readonly tickets: number;
  readonly packTickets: number;
}

/** What is wrong with one of the names; `word` is the name, `at` counts the names from 1. */
export interface SelectionFault {
  readonly at: number;
  readonly word: string;
  readonly reason: 'form' | 'other-series' | 'not-printed' | 'backwards' | 'repeated';
}

export type Selection =
  | { readonly ok: true; readonly ranges: readonly PlaceRange[] }
  | { readonly ok: false; readonly faults: readonly SelectionFault[] };

/** What a message shows of a name. */
const WORD_CHARACTERS = 40;
const PACKS = /^(\d{1,5})(?:(?:-|\.\.)(\d{1,5}))?$/;
const SERIALS = /^(\d{3}-\d{5}-\d{2})(?:\.\.(\d{3}-\d{5}-\d{2}))?$/;
/** Between the ends of a range: two dots, an ellipsis, a dash, or a hyphen with spaces around it. */
const BETWEEN = /\s*(?:\.\.|…|–|—)\s*|\s+-\s+/g;

type Read = PlaceRange | SelectionFault['reason'];

function packsOf(from: number, to: number, { tickets, packTickets }: SeriesShape): Read {
  if (from > to) return 'backwards';
  const first = (from - 1) * packTickets;
  if (from < 1 || (to - 1) * packTickets >= tickets) return 'not-printed';
  return { first, last: Math.min(to * packTickets, tickets) - 1 };
}

function placeOf(text: string, { series, tickets, packTickets }: SeriesShape): number | Read {
  const serial = parseSerial(text);
  if (!serial) return 'form';
  if (serial.series !== series) return 'other-series';
  const place = indexOfSerial(serial, packTickets);
  return serial.position > packTickets || place >= tickets ? 'not-printed' : place;
}

function readWord(word: string, shape: SeriesShape): Read {
  const packs = PACKS.exec(word);
  if (packs) return packsOf(Number(packs[1]), Number(packs[2] ?? packs[1]), shape);
  const serials = SERIALS.exec(word);
  if (!serials) return 'form';
  const first = placeOf(serials[1]!, shape);
  const last = placeOf(serials[2] ?? serials[1]!, shape);
  if (typeof first !== 'number') return first;
  if (typeof last !== 'number') return last;
  return first > last ? 'backwards' : { first, last };
}

/** Names of ranges that repeat tickets of an earlier one, in the order of the tickets. */
function repeated(named: readonly (PlaceRange & { at: number; word: string })[]): SelectionFault[] {
  const faults: SelectionFault[] = [];
  let last = -1;
  for (const range of named.toSorted((a, b) => a.first - b.first || a.at - b.at)) {
    if (range.first <= last) faults.push({ at: range.at, word: range.word, reason: 'repeated' });
    last = Math.max(last, range.last);
  }
  return faults;
}

/** Reads a selection; every fault is named, and a ticket named twice is one. */
export function selectTickets(text: string, shape: SeriesShape): Selection {
  const words = text
    .replaceAll(BETWEEN, '..')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const faults: SelectionFault[] = [];
  const named: (PlaceRange & { at: number; word: string })[] = [];
  for (const [i, whole] of words.entries()) {
    const word = whole.slice(0, WORD_CHARACTERS);
    const read = readWord(whole, shape);
    if (typeof read === 'string') faults.push({ at: i + 1, word, reason: read });
    else named.push({ ...read, at: i + 1, word });
  }
  if (words.length === 0) faults.push({ at: 1, word: '', reason: 'form' });
  faults.push(...repeated(named));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, ranges: inOrder(named) };
}
