/**
 * Holds the transcript against the broadcast: replays the draw's events, chain and all, and compares what was
 * announced and shown with what the transcript says.
 */
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState, misfitOf, type SlotState } from '../../engine/draw/drawState.ts';
import type { Transcript } from '../../engine/draw/transcript.ts';
import type { PeopleActs } from './verifyMessages.ts';

export interface BroadcastVerdict {
  readonly outcome: 'passed' | 'failed';
  readonly detail: string;
  /** What people did to the draw; null where the events do not hold. */
  readonly acts: PeopleActs | null;
}

const failed = (detail: string): BroadcastVerdict => ({ outcome: 'failed', detail, acts: null });

/** The state that the events add up to, or the first of them that does not fit. */
export function replay(events: readonly DrawEvent[]): DrawState | string {
  let state: DrawState | null = null;
  for (const event of events) {
    const misfit = misfitOf(state, event);
    if (misfit) return `event ${event.seq}: ${misfit}`;
    state = applyEvent(state, event);
  }
  return state ?? 'there are no events';
}

const shownEntry = ({ characters }: SlotState): string =>
  characters.map((shown) => shown?.character ?? '?').join('');

/** The first announcement that differs from the transcript, or null. */
function firstDifference(state: DrawState, transcript: Transcript): string | null {
  const same: [what: string, announced: unknown, written: unknown][] = [
    ['draw', state.draw, transcript.plan.drawId],
    ['plan hash', state.planHash, transcript.planHash],
    ['commitments', JSON.stringify(state.commitments), JSON.stringify(transcript.commitments)],
    ['entries root', state.frozen?.entriesRoot, transcript.entries.root],
    ['entry count', state.frozen?.entryCount, transcript.entries.count],
    ['picks shown', state.slots.length, transcript.picks.length],
    ...transcript.picks.map(({ role, place, entry }): [string, unknown, unknown] => {
      const slot = state.slots.find((each) => each.role === role && each.place === place);
      return [`${role} ${place}`, slot && shownEntry(slot), entry];
    }),
    ['transcript digest', state.completed?.transcriptDigest, transcript.digest],
  ];
  const difference = same.find(([, announced, written]) => announced !== written);
  if (!difference) return null;
  const [what, announced, written] = difference;
  return `${what}: announced ${String(announced)}, the transcript has ${String(written)}`;
}

export const actsOf = ({ notices, redrawn }: DrawState): PeopleActs => ({ notices, redrawn });

/** Whether the draw's events, from the first on, tell the story of `transcript`. */
export function checkBroadcast(events: readonly DrawEvent[], transcript: Transcript): BroadcastVerdict {
  let state: DrawState | string;
  try {
    state = replay(events);
  } catch (fault) {
    return failed(`the events are malformed: ${(fault as Error).message}`);
  }
  if (typeof state === 'string') return failed(state);
  const difference = firstDifference(state, transcript);
  if (difference !== null) return failed(difference);
  const detail = `${events.length} chained events tell the same story`;
  return { outcome: 'passed', detail, acts: actsOf(state) };
}
