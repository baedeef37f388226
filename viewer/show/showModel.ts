/**
 * One draw as a screen follows it: the channel, the server's clock and what is visible at this instant. The live
 * page, the stage and the overlay start from it.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { io } from 'socket.io-client';
import type { ClientKind, Pulse } from '../../broadcast/protocol/channel.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { startClockSync } from '../channel/clockSync.ts';
import { openDrawChannel } from '../channel/drawChannel.ts';
import { type LineSocket, openLiveLine } from '../channel/liveLine.ts';
import { readPath } from '../channel/readPath.ts';
import { RECONNECTION } from '../channel/reconnection.ts';
import { ServerClock } from '../channel/serverClock.ts';
import { browserTimers } from '../channel/timers.ts';
import { heardEvent, IN_TIME, isLateAt } from './lateness.ts';
import { onAirFollow } from './onAirFollow.ts';
import { nextChangeMs, type Screen, screenOf } from './screen.ts';
import { startStageClock } from './stageClock.ts';

export type Link = 'connecting' | 'connected' | 'lost';

export interface ShowModel {
  readonly state: ReadonlySignal<DrawState | null>;
  /** What the state looks like at this frame's instant; null without a draw. */
  readonly screen: ReadonlySignal<Screen | null>;
  readonly nowMs: ReadonlySignal<number>;
  /** The largest error of `nowMs`, milliseconds; infinite until the clock is synchronised. */
  readonly clockErrorMs: ReadonlySignal<number>;
  readonly pulse: ReadonlySignal<Pulse | null>;
  readonly link: ReadonlySignal<Link>;
  /** Whether the first answer about a draw has come. */
  readonly answered: ReadonlySignal<boolean>;
  /** The events once did not chain. */
  readonly alarm: ReadonlySignal<boolean>;
  /** How late the last character came, milliseconds; 0 when in time. */
  readonly lateMs: ReadonlySignal<number>;
  /** Characters have been coming late for a while. */
  readonly isLate: ReadonlySignal<boolean>;
  watch(draw: string | null): void;
}

/** What a page wants to be told besides the signals. */
export interface ShowListeners {
  /** What it is; left out: a viewer's. Screens of the house are not counted among the audience. */
  readonly kind?: ClientKind;
  /** Another draw, or another phase of it. */
  readonly onTurn?: () => void;
  readonly onPulse?: (pulse: Pulse) => void;
  /** The page is in front again, after a sleep or a hidden tab. */
  readonly onAwake?: () => void;
}

/** The longest pause between two tries for a socket while HTTP serves. */
const RELAXED_RECONNECT_MS = 60_000;
const hasEnded = (screen: Screen | null): boolean =>
  screen?.phase === 'completed' || screen?.phase === 'aborted';

/** @param draw the draw to watch; null: whatever is on air */
export function startShowModel(draw: string | null, listeners: ShowListeners = {}): ShowModel {
  const state = signal<DrawState | null>(null);
  const pulse = signal<Pulse | null>(null);
  const link = signal<Link>('connecting');
  const answered = signal(false);
  const alarm = signal(false);
  const lateness = signal(IN_TIME);
  const clockErrorMs = signal(Number.POSITIVE_INFINITY);
  let isPinned = draw !== null;

  const localNow = (): number => performance.now();
  const serverClock = new ServerClock(localNow);
  const stage = startStageClock(
    () => serverClock.now(),
    (nowMs) => nextChangeMs(state.value, nowMs),
  );
  // Without the server's time nothing is shown: this machine's clock could be ahead, and turn digits early.
  const screen = computed(() =>
    state.value && Number.isFinite(clockErrorMs.value) ? screenOf(state.value, stage.nowMs.value) : null,
  );

  const socket = io({
    transports: ['websocket', 'polling'],
    auth: { kind: listeners.kind ?? 'viewer' } satisfies { kind: ClientKind },
    ...RECONNECTION,
  });
  const line = openLiveLine({
    socket: socket as unknown as LineSocket,
    ...{ read: readPath(fetch), timers: browserTimers, random: Math.random },
    // Whoever is served over HTTP does not press on a node that is full.
    onFallback: (active) =>
      socket.io.reconnectionDelayMax(active ? RELAXED_RECONNECT_MS : RECONNECTION.reconnectionDelayMax),
  });
  const sync = startClockSync({
    clock: serverClock,
    localNow,
    ask: (reply) => line.askClock(reply),
    timers: browserTimers,
    onSample() {
      stage.refresh();
      clockErrorMs.value = serverClock.errorMs;
    },
  });

  function noteLateness(event: DrawEvent | null): void {
    const nowMs = serverClock.now();
    if (event === null || nowMs === null) return;
    const lateMs = event.type === 'character' ? nowMs - event.showAtMs - serverClock.errorMs : 0;
    lateness.value = heardEvent(lateness.value, Math.max(0, lateMs), nowMs);
  }

  const lateMs = computed(() => lateness.value.lateMs);
  const isLate = computed(() => isLateAt(lateness.value, stage.nowMs.value));
  const asksForOnAir = onAirFollow();

  const channel = openDrawChannel({
    socket: line,
    timers: browserTimers,
    draw,
    onFollowed(followed, live) {
      const before = state.value;
      state.value = followed.state;
      if (followed.alarm) alarm.value = true;
      noteLateness(live);
      if (before?.phase !== followed.state?.phase || before?.draw !== followed.state?.draw)
        listeners.onTurn?.();
      stage.refresh();
    },
    onAnswered() {
      answered.value = true;
    },
    onPulse(next) {
      pulse.value = next;
      listeners.onPulse?.(next);
      const shown = {
        draw: state.value?.draw ?? null,
        hasEnded: hasEnded(screen.value),
        answered: answered.value,
      };
      if (asksForOnAir(next, shown) && !isPinned) channel.watch(null);
    },
    onConnected(connected) {
      link.value = connected ? 'connected' : 'lost';
      if (connected) sync.resync();
    },
  });

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    serverClock.distrust();
    if (line.connected) {
      sync.resync();
      channel.catchUp();
    }
    listeners.onAwake?.();
  });

  return {
    ...{ state, screen, nowMs: stage.nowMs, clockErrorMs, pulse, link, answered, alarm, lateMs, isLate },
    watch(next) {
      isPinned = next !== null;
      channel.watch(next);
    },
  };
}
