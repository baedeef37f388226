/** What the page and the worker that computes exact figures say to each other. */
import type { ExactFigures, ExactQuestion } from './exactFigures.ts';

export interface ToExact {
  readonly id: number;
  readonly question: ExactQuestion;
}

export type FromExact =
  | { readonly id: number; readonly kind: 'figures'; readonly figures: ExactFigures }
  | { readonly id: number; readonly kind: 'fault'; readonly message: string };
