/** Why a screen may differ from the others, the gravest reason first; null when it does not. */
import type { ShowModel } from './showModel.ts';

export type SignalFault =
  /** The events contradict one another. */
  { readonly kind: 'alarm' } | { readonly kind: 'lost' } | { readonly kind: 'late'; readonly lateMs: number };

export function signalFault({
  alarm,
  link,
  lateMs,
  isLate,
}: Pick<ShowModel, 'alarm' | 'link' | 'lateMs' | 'isLate'>): SignalFault | null {
  if (alarm.value) return { kind: 'alarm' };
  if (link.value === 'lost') return { kind: 'lost' };
  return isLate.value ? { kind: 'late', lateMs: lateMs.value } : null;
}
