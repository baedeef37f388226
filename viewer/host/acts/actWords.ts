/** Acts and people in words. */
import type { Act, ActKind, SignedIn } from '../../../broadcast/protocol/host.ts';
import { timeWithSeconds } from '../../format/almatyTime.ts';
import { fill } from '../../text/fill.ts';
import { hostText } from '../text/hostText.ts';

/** "commission-1 (commission)" as the placeholders of a text. */
export const personWords = ({ name, role }: SignedIn): { name: string; role: string } => ({
  name,
  role: hostText().roles[role],
});

const CONFIRM = {
  start: 'confirmStart',
  'go-on': 'confirmGoOn',
  pause: 'confirmPause',
  resume: 'confirmResume',
  abort: 'confirmAbort',
  foul: 'confirmFoul',
  correction: 'confirmCorrection',
  certification: 'confirmCertification',
  redraw: 'confirmRedraw',
} as const satisfies Record<ActKind, string>;

/** What the button of the second person says. */
export const confirmWords = (kind: ActKind): string => hostText().acts[CONFIRM[kind]];

/** How an act ended, or that it waits. */
export function settledWords({ kind, state, confirmedBy }: Act): string {
  const texts = hostText().acts.settled;
  if (kind === 'pause' && state === 'lapsed') return texts.pauseLapsed;
  return state === 'done' ? fill(texts.done, { name: confirmedBy?.name ?? '' }) : texts[state];
}

/** Who asked for an act, and when. */
export const askedWords = ({ askedBy, askedAt }: Act): string =>
  fill(hostText().acts.askedBy, { ...personWords(askedBy), time: timeWithSeconds(Date.parse(askedAt)) });
