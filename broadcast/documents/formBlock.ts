/** What a form consists of: words with places to fill in, lines to write on, grids, lines to sign on, a line to cut along. */

/** A place in running words: what stands in it, or, for null, a line to write on. */
export interface Field {
  readonly value: string | null;
  /** The least width of the line, millimetres; 0 underlines the value alone. */
  readonly mm: number;
}

/** A box to tick: ticked, left empty by whoever printed it, or null, to be ticked by hand. */
export interface Box {
  readonly box: boolean | null;
}

export type Part = string | Field | Box;

export interface GridColumn {
  readonly title: string;
  /** Its part of the width, against the other columns'. */
  readonly share: number;
}

export type FormBlock =
  /** At the upper right: which annex of what it is. */
  | { readonly kind: 'corner'; readonly lines: readonly string[] }
  | { readonly kind: 'form-title'; readonly text: string; readonly under?: string }
  /** Running words with fields in them; `marker` stands before them, such as "1." */
  | {
      readonly kind: 'prose';
      readonly parts: readonly Part[];
      readonly marker?: string;
      readonly keepWithNext?: true;
    }
  /** A label and a line for its value as far as the margin, with a caption under it. */
  | {
      readonly kind: 'entry';
      readonly label: string;
      readonly value: string | null;
      readonly caption: string | null;
      /** Lines to write on where there is no value. */
      readonly lines?: number;
      readonly keepWithNext?: true;
    }
  /** Cells in frames; null is left to be written in. `half` stands at the right. */
  | {
      readonly kind: 'grid';
      readonly width: 'full' | 'half';
      readonly columns: readonly GridColumn[];
      readonly rows: readonly (readonly (string | null)[])[];
    }
  /** One line to sign on; a name that is not known is left to be written by hand. */
  | {
      readonly kind: 'sign';
      readonly label: string;
      readonly name: string | null;
      readonly captions: { readonly signature: string; readonly name: string };
      readonly keepWithNext?: true;
    }
  /** Copies of one paper on one sheet: a line across the middle to cut along, or a new page where the first copy is longer. */
  | { readonly kind: 'cut'; readonly caption: string };
