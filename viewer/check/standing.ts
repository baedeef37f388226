/**
 * What a record that was checked is worth: a calculation can hold of a result that people have annulled since, and of a
 * rehearsal. A record says nothing of what came after it; the broadcast does, and the list of draws.
 */
import type { DrawList } from '../../broadcast/protocol/http.ts';
import type { Notice } from '../../engine/draw/drawState.ts';
import type { VerificationRun } from './verification.ts';
import type { CallOff } from './verifyMessages.ts';

export type Standing =
  | { readonly kind: 'rehearsal'; readonly seed: string }
  /** `next` is held instead; `act` is null where only the fact is known. */
  | { readonly kind: 'annulled'; readonly next: string; readonly act: CallOff | null }
  /** Before there was a record. `next` is null where nothing is held instead. */
  | { readonly kind: 'called-off'; readonly next: string | null; readonly act: CallOff }
  | { readonly kind: 'in-force' }
  /** A file without its broadcast: what came after it is not in it. `isListed`: this site has the draw. */
  | { readonly kind: 'unknown'; readonly draw: string; readonly isListed: boolean };

/** Who took the result back, when and why. */
function annulment(notices: readonly Notice[]): CallOff | null {
  const notice = notices.findLast(({ type }) => type === 'redrawn');
  return notice ? { reason: notice.reason ?? '', by: notice.by, at: notice.at } : null;
}

/** Null while it is checked, and of what does not hold. @param list of the site's draws; null before it is there */
export function standingOf(
  { verdict, transcript, acts, callOff }: VerificationRun,
  list: Pick<DrawList, 'draws'> | null,
): Standing | null {
  if (verdict === 'called-off' && callOff) {
    return { kind: 'called-off', next: acts?.redrawn?.next ?? null, act: callOff };
  }
  if (verdict !== 'verified' || !transcript) return null;
  const { drawId, rehearsal } = transcript.plan;
  if (rehearsal) return { kind: 'rehearsal', seed: transcript.seed };
  if (acts) {
    return acts.redrawn
      ? { kind: 'annulled', next: acts.redrawn.next, act: annulment(acts.notices) }
      : { kind: 'in-force' };
  }
  const listed = list?.draws.find(({ draw }) => draw === drawId);
  return listed?.redrawnAs
    ? { kind: 'annulled', next: listed.redrawnAs, act: annulment(listed.notices) }
    : { kind: 'unknown', draw: drawId, isListed: listed !== undefined };
}
