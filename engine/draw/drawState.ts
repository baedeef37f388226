/**
 * What a draw's events add up to. Server snapshots and every screen come from this one reducer, so a screen
 * that replays the events and one that starts from a snapshot are alike.
 */
import type { DrawEvent, Slot } from './drawEvent.ts';
import type { DrawPlan } from './drawPlan.ts';
import { eventHash, NO_EVENT } from './eventHash.ts';

export type DrawPhase = 'open' | 'frozen' | 'sealed' | 'showing' | 'completed' | 'aborted' | 'missed';

export interface ShownCharacter {
  readonly character: string;
  /** The server instant at which every screen turns it over. */
  readonly showAtMs: number;
}

export interface SlotState extends Slot {
  /** By position; null where nothing has been sent yet. */
  readonly characters: readonly (ShownCharacter | null)[];
}

export interface DrawState {
  readonly draw: string;
  readonly epoch: string;
  /** Of the last event applied. */
  readonly seq: number;
  /** Hash of the last event applied: the next one's `prev`. */
  readonly head: string;
  readonly phase: DrawPhase;
  readonly plan: DrawPlan;
  readonly planHash: string;
  readonly commitments: readonly { readonly contributor: string; readonly commitment: string }[];
  readonly frozen: { readonly entryCount: number; readonly entriesRoot: string; readonly at: string } | null;
  readonly sealed: { readonly record: number; readonly leafHash: string; readonly at: string } | null;
  readonly showAtMs: number | null;
  readonly slots: readonly SlotState[];
  readonly completed: { readonly transcriptDigest: string; readonly showAtMs: number } | null;
  readonly aborted: { readonly reason: string; readonly by: readonly string[] } | null;
}

/**
 * Why an event cannot be the next one: a gap or a foreign epoch asks for a resync; a broken chain, whether of
 * hashes or of steps (a second plan, a character without a place), is an alarm.
 */
export type Misfit = 'already-applied' | 'gap' | 'other-epoch' | 'broken-chain' | 'no-beginning';

/** Whether the event says something about `state` that can be. */
function makesSense(state: DrawState, event: DrawEvent): boolean {
  if (event.type === 'planned') return false;
  if (event.type !== 'character') return true;
  // A place that exists and is still open: nothing is ever overwritten.
  return state.slots[event.slot]?.characters[event.position] === null;
}

/** Says whether `event` is the one that follows `state` (null before the first). */
export function misfitOf(state: DrawState | null, event: DrawEvent): Misfit | null {
  if (state === null) {
    if (event.seq !== 1 || event.type !== 'planned') return 'no-beginning';
    return event.prev === NO_EVENT ? null : 'broken-chain';
  }
  if (event.epoch !== state.epoch) return 'other-epoch';
  if (event.seq <= state.seq) return 'already-applied';
  if (event.seq > state.seq + 1) return 'gap';
  return event.prev === state.head && makesSense(state, event) ? null : 'broken-chain';
}

function showCharacter(
  slots: readonly SlotState[],
  event: Extract<DrawEvent, { type: 'character' }>,
): SlotState[] {
  const { character, showAtMs } = event;
  return slots.map((slot, index) =>
    index === event.slot
      ? { ...slot, characters: slot.characters.with(event.position, { character, showAtMs }) }
      : slot,
  );
}

/** What an event changes besides `seq` and `head`. */
function changes(state: DrawState, event: DrawEvent): Partial<DrawState> {
  switch (event.type) {
    case 'planned':
      return {};
    case 'committed': {
      const { contributor, commitment } = event;
      return { commitments: [...state.commitments, { contributor, commitment }] };
    }
    case 'frozen': {
      const { entryCount, entriesRoot, at } = event;
      return { phase: 'frozen', frozen: { entryCount, entriesRoot, at } };
    }
    case 'sealed': {
      const { record, leafHash, at } = event;
      return { phase: 'sealed', sealed: { record, leafHash, at } };
    }
    case 'show-started': {
      const slots = event.slots.map((slot) => ({ ...slot, characters: Array(slot.length).fill(null) }));
      return { phase: 'showing', slots, showAtMs: event.showAtMs };
    }
    case 'character':
      return { slots: showCharacter(state.slots, event) };
    case 'completed': {
      const { transcriptDigest, showAtMs } = event;
      return { phase: 'completed', completed: { transcriptDigest, showAtMs } };
    }
    case 'aborted':
      return { phase: 'aborted', aborted: { reason: event.reason, by: event.by } };
    case 'missed':
      return { phase: 'missed' };
  }
}

function begin(event: Extract<DrawEvent, { type: 'planned' }>): DrawState {
  return {
    draw: event.draw,
    epoch: event.epoch,
    seq: 0,
    head: NO_EVENT,
    phase: 'open',
    plan: event.plan,
    planHash: event.planHash,
    commitments: [],
    frozen: null,
    sealed: null,
    showAtMs: null,
    slots: [],
    completed: null,
    aborted: null,
  };
}

/**
 * The state after `event`. Pure; `state` is not touched.
 * @throws RangeError when `misfitOf` says that the event is not the next one
 */
export function applyEvent(state: DrawState | null, event: DrawEvent): DrawState {
  const misfit = misfitOf(state, event);
  if (misfit) throw new RangeError(`event ${event.draw}/${event.seq} cannot be applied: ${misfit}`);
  const before = state ?? begin(event as Extract<DrawEvent, { type: 'planned' }>);
  return { ...before, ...changes(before, event), seq: event.seq, head: eventHash(event) };
}
