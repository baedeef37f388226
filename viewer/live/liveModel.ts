/** Everything the live page knows, as signals: the show itself, and the schedule around it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Pulse } from '../../broadcast/protocol/channel.ts';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import { request } from '../api/request.ts';
import { takesTickets } from '../frame/drawName.ts';
import { type ShowModel, startShowModel } from '../show/showModel.ts';
import { language } from '../text/currentText.ts';

export interface OpenDraw {
  readonly draw: string;
  readonly closesAt: string | null;
  readonly startsAt: string | null;
}

export interface LiveModel extends ShowModel {
  readonly list: ReadonlySignal<DrawList | null>;
  readonly listFault: ReadonlySignal<boolean>;
  /** Numbers in the draw that is watched. */
  readonly entries: ReadonlySignal<number>;
  /** Entries at each pulse since the page was opened, for the draw that is watched. */
  readonly entryHistory: ReadonlySignal<readonly number[]>;
  /** The draw that a number registered now would take part in. */
  readonly openDraw: ReadonlySignal<OpenDraw | null>;
  /** The draw that was asked for; null: whatever is on air. */
  readonly wanted: ReadonlySignal<string | null>;
  /** How long nothing has come from the server, milliseconds; null before the first word of it. */
  readonly quietMs: ReadonlySignal<number | null>;
  /** The line seems open and yet nothing comes: what is on screen may be old. */
  readonly isBehind: ReadonlySignal<boolean>;
  reloadList(): Promise<void>;
}

const LIST_EVERY_MS = 60_000;
/** The pulse beats once a second; over HTTP every six or seven. */
const BEHIND_AFTER_MS = 8_000;
/** Points of the registrations curve: three minutes. */
const LONGEST_HISTORY = 180;

/** The first to close of the draws that still take numbers. */
function nextOpen(draws: readonly OpenDraw[], nowMs: number): OpenDraw | null {
  const open = draws.filter(({ closesAt }) => closesAt === null || Date.parse(closesAt) > nowMs);
  return open.toSorted((a, b) => (a.closesAt ?? '').localeCompare(b.closesAt ?? ''))[0] ?? null;
}

/** @param draw the draw to watch; null: whatever is on air */
export function startLiveModel(draw: string | null): LiveModel {
  const list = signal<DrawList | null>(null);
  const listFault = signal(false);
  const entryHistory = signal<readonly number[]>([]);
  const wanted = signal(draw);
  let historyOf: string | null = null;

  async function reloadList(): Promise<void> {
    const answer = await request<DrawList>('/api/draws', language.value);
    // A server without any draw yet is no fault.
    listFault.value = !answer.ok && (answer.offline || answer.refusal.code !== 'NOT_FOUND');
    if (answer.ok) list.value = answer.body;
  }

  function recordEntries(next: Pulse): void {
    if (next.onAir !== historyOf) entryHistory.value = [];
    historyOf = next.onAir;
    entryHistory.value = [...entryHistory.value, next.entries].slice(-LONGEST_HISTORY);
  }

  const show = startShowModel(draw, {
    onTurn: () => void reloadList(),
    onPulse: recordEntries,
    onAwake: () => void reloadList(),
  });
  setInterval(() => {
    if (document.visibilityState === 'visible') void reloadList();
  }, LIST_EVERY_MS);
  void reloadList();

  const entries = computed(() => {
    const held = show.state.value;
    if (!held) return 0;
    if (held.frozen) return held.frozen.entryCount;
    const pulse = show.pulse.value;
    if (pulse?.onAir === held.draw) return pulse.entries;
    return list.value?.draws.find((summary) => summary.draw === held.draw)?.entries ?? 0;
  });

  const openDraw = computed(() => {
    const held = show.state.value;
    const onStage = held?.phase === 'open' ? [{ ...held.plan, draw: held.draw }] : [];
    const listed =
      list.value?.draws.filter(({ draw, phase }) => phase === 'open' && draw !== held?.draw) ?? [];
    const open = [...onStage, ...listed].filter((each) => takesTickets(each.draw));
    return nextOpen(open, show.nowMs.value);
  });

  const quietMs = computed(() => {
    const pulse = show.pulse.value;
    if (!pulse || !Number.isFinite(show.clockErrorMs.value)) return null;
    return Math.max(0, show.nowMs.value - pulse.nowMs);
  });
  const isBehind = computed(() => (quietMs.value ?? 0) > BEHIND_AFTER_MS);

  return {
    ...show,
    ...{ list, listFault, entries, entryHistory, openDraw, wanted, quietMs, isBehind, reloadList },
    watch(next) {
      wanted.value = next;
      show.watch(next);
    },
  };
}
