/** Why a screen may differ from the others, the gravest reason first; null when it does not. */
import type { ShowModel } from './showModel.ts';

/** A delay below this cannot be seen, milliseconds. */
const NOTICED_MS = 150;

export type SignalFault =
  /** The events contradict one another. */
  { readonly kind: 'alarm' } | { readonly kind: 'lost' } | { readonly kind: 'late'; readonly lateMs: number };

export function signalFault({ alarm, link, lateMs }: ShowModel): SignalFault | null {
  if (alarm.value) return { kind: 'alarm' };
  if (link.value === 'lost') return { kind: 'lost' };
  return lateMs.value > NOTICED_MS ? { kind: 'late', lateMs: lateMs.value } : null;
}
