/** Everything the live page knows, as signals, and the wires that keep it true. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { io } from 'socket.io-client';
import type { Pulse } from '../../broadcast/protocol/channel.ts';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { request } from '../api/request.ts';
import { startClockSync } from '../channel/clockSync.ts';
import { type ChannelSocket, openDrawChannel } from '../channel/drawChannel.ts';
import { ServerClock } from '../channel/serverClock.ts';
import { browserTimers } from '../channel/timers.ts';
import { language } from '../text/currentText.ts';
import { nextChangeMs, type Screen, screenOf } from './screen.ts';
import { startStageClock } from './stageClock.ts';

export type Link = 'connecting' | 'connected' | 'lost';

export interface OpenDraw {
  readonly draw: string;
  readonly closesAt: string | null;
  readonly startsAt: string | null;
}

export interface LiveModel {
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
  readonly list: ReadonlySignal<DrawList | null>;
  readonly listFault: ReadonlySignal<boolean>;
  /** Numbers in the draw that is watched. */
  readonly entries: ReadonlySignal<number>;
  /** Entries at each pulse since the page was opened, for the draw that is watched. */
  readonly entryHistory: ReadonlySignal<readonly number[]>;
  /** The draw that a number registered now would take part in. */
  readonly openDraw: ReadonlySignal<OpenDraw | null>;
  reloadList(): Promise<void>;
  watch(draw: string | null): void;
}

/** The result stays on screen for so long before the next draw takes the stage. */
const LINGER_MS = 90_000;
const LIST_EVERY_MS = 60_000;
/** Points of the registrations curve: three minutes. */
const LONGEST_HISTORY = 180;

/** The first to close of the draws that still take numbers. */
function nextOpen(draws: readonly OpenDraw[], nowMs: number): OpenDraw | null {
  const open = draws.filter(({ closesAt }) => closesAt === null || Date.parse(closesAt) > nowMs);
  return open.toSorted((a, b) => (a.closesAt ?? '').localeCompare(b.closesAt ?? ''))[0] ?? null;
}

const hasEnded = (screen: Screen | null): boolean =>
  screen?.phase === 'completed' || screen?.phase === 'aborted';

/** @param draw the draw to watch; null: whatever is on air */
export function startLiveModel(draw: string | null): LiveModel {
  const state = signal<DrawState | null>(null);
  const pulse = signal<Pulse | null>(null);
  const link = signal<Link>('connecting');
  const answered = signal(false);
  const alarm = signal(false);
  const lateMs = signal(0);
  const list = signal<DrawList | null>(null);
  const listFault = signal(false);
  const clockErrorMs = signal(Number.POSITIVE_INFINITY);
  const entryHistory = signal<readonly number[]>([]);
  let historyOf: string | null = null;
  let isPinned = draw !== null;
  let endedSinceMs: number | null = null;

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

  const socket = io({ transports: ['websocket', 'polling'], reconnectionDelayMax: 3_000, timeout: 4_000 });
  const sync = startClockSync({
    clock: serverClock,
    localNow,
    ask: (reply) => socket.emit('clock', reply),
    timers: browserTimers,
    onSample() {
      stage.refresh();
      clockErrorMs.value = serverClock.errorMs;
    },
  });

  async function reloadList(): Promise<void> {
    const answer = await request<DrawList>('/api/draws', language.value);
    listFault.value = !answer.ok;
    if (answer.ok) list.value = answer.body;
  }

  function noteLateness(event: DrawEvent | null): void {
    if (event === null || serverClock.now() === null) return;
    if (event.type !== 'character') lateMs.value = 0;
    else lateMs.value = Math.max(0, (serverClock.now() ?? 0) - event.showAtMs - serverClock.errorMs);
  }

  function recordEntries(next: Pulse): void {
    if (next.onAir !== historyOf) entryHistory.value = [];
    historyOf = next.onAir;
    entryHistory.value = [...entryHistory.value, next.entries].slice(-LONGEST_HISTORY);
  }

  /** The next draw takes the stage when the present one has ended and been on screen for a while. */
  function followOnAir(next: Pulse): void {
    if (isPinned || next.onAir === null || next.onAir === state.value?.draw) return;
    const ended = hasEnded(screen.value);
    if (!ended) endedSinceMs = null;
    else endedSinceMs ??= next.nowMs;
    if (!ended || next.nowMs - (endedSinceMs ?? next.nowMs) > LINGER_MS) channel.watch(null);
  }

  const channel = openDrawChannel({
    socket: socket as unknown as ChannelSocket,
    timers: browserTimers,
    draw,
    onFollowed(followed, live) {
      const before = state.value;
      state.value = followed.state;
      if (followed.alarm) alarm.value = true;
      noteLateness(live);
      if (before?.phase !== followed.state?.phase || before?.draw !== followed.state?.draw) void reloadList();
      stage.refresh();
    },
    onAnswered() {
      answered.value = true;
    },
    onPulse(next) {
      pulse.value = next;
      recordEntries(next);
      followOnAir(next);
    },
    onConnected(connected) {
      link.value = connected ? 'connected' : 'lost';
      if (connected) sync.resync();
    },
  });

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    serverClock.distrust();
    if (socket.connected) {
      sync.resync();
      channel.catchUp();
    }
    void reloadList();
  });
  setInterval(() => {
    if (document.visibilityState === 'visible') void reloadList();
  }, LIST_EVERY_MS);
  void reloadList();

  const entries = computed(() => {
    const held = state.value;
    if (!held) return 0;
    if (held.frozen) return held.frozen.entryCount;
    if (pulse.value?.onAir === held.draw) return pulse.value.entries;
    return list.value?.draws.find((summary) => summary.draw === held.draw)?.entries ?? 0;
  });

  const openDraw = computed(() => {
    const held = state.value;
    const onStage = held?.phase === 'open' ? [{ ...held.plan, draw: held.draw }] : [];
    const listed =
      list.value?.draws.filter(({ draw, phase }) => phase === 'open' && draw !== held?.draw) ?? [];
    return nextOpen([...onStage, ...listed], stage.nowMs.value);
  });

  return {
    state,
    screen,
    nowMs: stage.nowMs,
    clockErrorMs,
    pulse,
    link,
    answered,
    alarm,
    lateMs,
    list,
    listFault,
    entries,
    entryHistory,
    openDraw,
    reloadList,
    watch(next) {
      isPinned = next !== null;
      endedSinceMs = null;
      channel.watch(next);
    },
  };
}
