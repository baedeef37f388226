/**
 * What the stage and the worker that holds the frozen list say to each other. The page itself never holds an
 * entry: it tells the worker characters that have turned, and hears positions.
 */
import type { IndexRange } from './matchingRange.ts';

export type ToList =
  | {
      readonly kind: 'load';
      readonly draw: string;
      /** As announced on air; hex. A list with another root is not shown. */
      readonly entriesRoot: string;
    }
  | { readonly kind: 'match'; readonly prefix: string };

export type FromList =
  | { readonly kind: 'loaded'; readonly standing: 'proved' | 'refuted' | 'unreachable' }
  | { readonly kind: 'range'; readonly prefix: string; readonly range: IndexRange };
