/**
 * A document as data: what stands in it, in reading order, and nothing of paper or format. A form says here what it
 * says; `pdf/` knows how it looks.
 */
import type { FormBlock } from './formBlock.ts';

/** Languages in which papers of the lottery are written (clause 11.2). */
export type PaperLanguage = 'kk' | 'ru';

/** How words are set: `hash` in letters of one width (`seal` large), `number` large, `strong` darker, `note` small. */
export type Tone = 'body' | 'strong' | 'note' | 'hash' | 'seal' | 'number' | 'command';

export interface Run {
  readonly text: string;
  readonly tone: Tone;
}

/** Plain words are body text; runs stand one under another. */
export type Words = string | readonly Run[];

/** A line to be filled in by hand. */
export interface Blank {
  readonly blank: true;
}

export interface Column {
  readonly title: string;
  /** Its part of the width, against the other columns'. */
  readonly share: number;
}

/** `keepWithNext`: it stands on one page with the block behind it, where both fit on one. */
export type PlainBlock =
  /** The head of the first page: who issues it, what it is, its number. */
  | {
      readonly kind: 'masthead';
      readonly issuer: readonly string[];
      readonly title: string;
      readonly under: readonly string[];
    }
  /** Framed: what nobody may overlook. */
  | { readonly kind: 'notice'; readonly words: Words }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: string; readonly value: Words | Blank }[];
      readonly keepWithNext?: true;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Words[])[];
    }
  /** A QR code with words beside it. `alt` says what it holds to those who cannot see it. */
  | {
      readonly kind: 'code';
      readonly payload: string;
      readonly alt: string;
      readonly words: Words;
      readonly keepWithNext?: true;
    }
  | {
      readonly kind: 'signatures';
      readonly title: string;
      /** What is signed to. */
      readonly words: Words;
      readonly captions: { readonly signature: string; readonly name: string };
      /** A name that is not known is left to be written by hand. */
      readonly people: readonly { readonly post: string; readonly name: string | null }[];
    };

export type Block = PlainBlock | FormBlock;

/** `PrintedDocument<PlainBlock>` can be written in other formats too (`docx/`). */
export interface PrintedDocument<Kind extends Block = Block> {
  readonly language: PaperLanguage;
  /** In the window's title and the reader's library. */
  readonly title: string;
  readonly author: string | null;
  /** Milliseconds since 1970: the instant that the document speaks of, never the clock's, so that the same facts give the same bytes. */
  readonly datedMs: number;
  /** At the foot of every page: binds the page to the document. */
  readonly foot: string;
  /** With `{page}` and `{pages}`. */
  readonly pageOf: string;
  readonly blocks: readonly Kind[];
}

export const isBlank = (value: Words | Blank): value is Blank =>
  typeof value === 'object' && 'blank' in value;

export const runsOf = (words: Words): readonly Run[] =>
  typeof words === 'string' ? [{ text: words, tone: 'body' }] : words;
