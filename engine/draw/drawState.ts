/**
 * What a draw's events add up to. Server snapshots and every screen come from this one reducer, so a screen
 * that replays the events and one that starts from a snapshot are alike.
 */
import type { DrawEvent, DrawEventPayload, Slot } from './drawEvent.ts';
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

/** Events by which people step in; every screen says so. */
export type NoticeType = 'paused' | 'resumed' | 'foul' | 'correction' | 'certified' | 'redrawn';

export interface Notice {
  readonly type: NoticeType;
  /** Null for those that need none: resumed, certified. */
  readonly reason: string | null;
  /** Random ids of people. */
  readonly by: readonly string[];
  readonly at: string;
  readonly seq: number;
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
  /** Who gave the word to start; null where the draw starts by itself, or has not started. */
  readonly started: { readonly by: readonly string[]; readonly at: string; readonly seq: number } | null;
  readonly sealed: { readonly record: number; readonly leafHash: string; readonly at: string } | null;
  readonly showAtMs: number | null;
  readonly slots: readonly SlotState[];
  readonly completed: { readonly transcriptDigest: string; readonly showAtMs: number } | null;
  readonly aborted: { readonly reason: string; readonly by: readonly string[] } | null;
  /** In order. */
  readonly notices: readonly Notice[];
  /** Set while the draw stands still. */
  readonly paused: { readonly reason: string; readonly at: string } | null;
  /** Milliseconds of pauses that are over, since the freeze or the last event of the show: what is due comes so much later. */
  readonly pausedForMs: number;
  readonly certified: { readonly by: readonly string[]; readonly at: string } | null;
  /** The draw that is held instead of this one. */
  readonly redrawn: { readonly next: string; readonly excluded: number } | null;
}

/**
 * Why an event cannot be the next one: a gap or a foreign epoch asks for a resync; a broken chain, whether of
 * hashes or of steps (a second plan, a character without a place), is an alarm.
 */
export type Misfit = 'already-applied' | 'gap' | 'other-epoch' | 'broken-chain' | 'no-beginning';

/** Phases in which people can give the word to start. */
const STARTABLE = new Set<DrawPhase>(['open', 'frozen', 'missed']);
/** Phases in which the draw can stand still: something is due by itself or at a word. */
const PAUSABLE = new Set<DrawPhase>(['frozen', 'sealed', 'showing']);
/** After these only people say something. */
const OVER = new Set<DrawPhase>(['completed', 'aborted']);
/** What people may say of a draw that is over, and while it stands still. */
const REMARKS = new Set<DrawEventPayload['type']>(['foul', 'correction']);
const AFTERWARDS = new Set<DrawEventPayload['type']>([...REMARKS, 'certified', 'redrawn']);
const ON_PAUSE = new Set<DrawEventPayload['type']>([...REMARKS, 'resumed', 'aborted']);

/** Whether an event can happen to a draw in `state`. */
export function isPossible(state: DrawState, event: DrawEventPayload): boolean {
  if (OVER.has(state.phase) && !AFTERWARDS.has(event.type)) return false;
  if (state.paused && !ON_PAUSE.has(event.type)) return false;
  switch (event.type) {
    case 'planned':
      return false;
    case 'character':
      // A place that exists and is still open: nothing is ever overwritten.
      return state.slots[event.slot]?.characters[event.position] === null;
    case 'started':
      return STARTABLE.has(state.phase) && state.started === null;
    case 'paused':
      return PAUSABLE.has(state.phase);
    case 'resumed':
      return state.paused !== null;
    case 'certified':
      return (
        state.completed?.transcriptDigest === event.transcriptDigest && !state.certified && !state.redrawn
      );
    case 'redrawn':
      return OVER.has(state.phase) && !state.redrawn && event.next !== state.draw;
    default:
      return true;
  }
}

/** Says whether `event` is the one that follows `state` (null before the first). */
export function misfitOf(state: DrawState | null, event: DrawEvent): Misfit | null {
  if (state === null) {
    if (event.seq !== 1 || event.type !== 'planned') return 'no-beginning';
    return event.prev === NO_EVENT ? null : 'broken-chain';
  }
  // After a restored backup the log goes on under another epoch: the same chain, where the hashes say so.
  const isContinued = event.seq === state.seq + 1 && event.prev === state.head;
  if (event.epoch !== state.epoch && !isContinued) return 'other-epoch';
  if (event.seq <= state.seq) return 'already-applied';
  if (event.seq > state.seq + 1) return 'gap';
  return event.prev === state.head && isPossible(state, event) ? null : 'broken-chain';
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

/** The state's notices and the one of `event`. */
function noticed(state: DrawState, event: Extract<DrawEvent, { type: NoticeType }>): Partial<DrawState> {
  const { type, by, at, seq } = event;
  const reason = 'reason' in event ? event.reason : null;
  return { notices: [...state.notices, { type, reason, by, at, seq }] };
}

/** How long the pause lasted that `at` ends. Instants are the journal's: they never go back. */
const pauseMs = ({ paused }: DrawState, at: string): number => Date.parse(at) - Date.parse(paused!.at);

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
      return { phase: 'showing', slots, showAtMs: event.showAtMs, pausedForMs: 0 };
    }
    case 'character':
      return { slots: showCharacter(state.slots, event), pausedForMs: 0 };
    case 'completed': {
      const { transcriptDigest, showAtMs } = event;
      return { phase: 'completed', completed: { transcriptDigest, showAtMs } };
    }
    case 'aborted':
      return { phase: 'aborted', aborted: { reason: event.reason, by: event.by }, paused: null };
    case 'missed':
      return { phase: 'missed' };
    case 'started':
      return { started: { by: event.by, at: event.at, seq: event.seq } };
    case 'paused':
      return { ...noticed(state, event), paused: { reason: event.reason, at: event.at } };
    case 'resumed': {
      const pausedForMs = state.pausedForMs + pauseMs(state, event.at);
      return { ...noticed(state, event), paused: null, pausedForMs };
    }
    case 'foul':
    case 'correction':
      return noticed(state, event);
    case 'certified':
      return { ...noticed(state, event), certified: { by: event.by, at: event.at } };
    case 'redrawn': {
      const { next, excluded } = event;
      return { ...noticed(state, event), redrawn: { next, excluded } };
    }
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
    started: null,
    sealed: null,
    showAtMs: null,
    slots: [],
    completed: null,
    aborted: null,
    notices: [],
    paused: null,
    pausedForMs: 0,
    certified: null,
    redrawn: null,
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
  return { ...before, ...changes(before, event), epoch: event.epoch, seq: event.seq, head: eventHash(event) };
}
