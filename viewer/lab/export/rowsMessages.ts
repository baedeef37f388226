/** What the page and the worker that writes trials to a file say to each other. */
import type { Scenario } from '../../../simulator/scenario/scenario.ts';

/** A tab holds the rows, their columns and the file at once. */
export const MOST_ROWS = 200_000;

export interface ToRows {
  readonly scenario: Scenario;
}

export type FromRows =
  /** Part of the trials that are done, 0 to 1. */
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'file'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'fault'; readonly message: string };
