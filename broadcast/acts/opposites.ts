/** Acts that would undo each other do not wait side by side: whoever confirms must not have to guess which one holds. */
import type { ActKind } from '../protocol/host.ts';

const OPPOSITES: readonly (readonly [ActKind, ActKind])[] = [
  ['start', 'abort'],
  ['go-on', 'abort'],
  ['resume', 'abort'],
  ['certification', 'redraw'],
];

/** The kinds that cannot wait beside `kind`. */
export const oppositesOf = (kind: ActKind): readonly ActKind[] =>
  OPPOSITES.flatMap(([one, other]) => (one === kind ? [other] : other === kind ? [one] : []));

/**
 * What a pause voids. It is in force without waiting, so it is never refused for an act that waits; but nobody confirms
 * a start that was asked for before somebody stopped everything.
 */
export const VOIDED_BY_PAUSE: ActKind = 'start';
