/** Everything the stage knows: the show, the frozen list's answers, and what its operator has switched. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import { request } from '../api/request.ts';
import { focusOf } from '../show/focus.ts';
import { type ShowModel, startShowModel } from '../show/showModel.ts';
import { type Standing, standingOf } from '../show/standing.ts';
import { language } from '../text/currentText.ts';
import { type ListDesk, startListDesk } from './list/listDesk.ts';
import { type SunScene, sunScene } from './sun/sunScene.ts';

export interface StageModel extends ShowModel {
  readonly standing: ReadonlySignal<Standing | null>;
  /** The slot that is shown large; null without a board. */
  readonly focus: ReadonlySignal<number | null>;
  /** Numbers in the draw that is watched. */
  readonly entries: ReadonlySignal<number>;
  readonly list: ListDesk;
  readonly scene: ReadonlySignal<SunScene | null>;
  /** Decoration stands still: somebody asked for it, or the machine prefers less motion. */
  readonly isStill: ReadonlySignal<boolean>;
  readonly isPaused: Signal<boolean>;
  readonly isMuted: Signal<boolean>;
}

/** How often the count is asked for where the pulse speaks of another draw. */
const COUNT_EVERY_MS = 15_000;

/** Follows a media query. */
function matches(query: string): ReadonlySignal<boolean> {
  const media = matchMedia(query);
  const isTrue = signal(media.matches);
  media.addEventListener('change', () => {
    isTrue.value = media.matches;
  });
  return isTrue;
}

/** Registered numbers of a draw that is not the one on air: asked for, since no pulse tells them. */
function startCounts(show: ShowModel): ReadonlySignal<number> {
  const counts = signal<ReadonlyMap<string, number>>(new Map());
  async function ask(): Promise<void> {
    const held = show.state.value;
    if (!held || held.frozen || show.pulse.value?.onAir === held.draw) return;
    const answer = await request<DrawList>('/api/draws', language.value);
    if (answer.ok) counts.value = new Map(answer.body.draws.map(({ draw, entries }) => [draw, entries]));
  }
  setInterval(() => void ask(), COUNT_EVERY_MS);
  effect(() => {
    if (show.state.value?.draw && show.answered.value) void ask();
  });
  return computed(() => counts.value.get(show.state.value?.draw ?? '') ?? 0);
}

/** @param draw the draw to show; null: whatever is on air */
export function startStageModel(draw: string | null): StageModel {
  const show = startShowModel(draw);
  const list = startListDesk();
  const isPaused = signal(false);
  const isMuted = signal(true);
  const prefersLess = matches('(prefers-reduced-motion: reduce)');
  const isStill = computed(() => isPaused.value || prefersLess.value);
  const asked = startCounts(show);

  const standing = computed(() => {
    const { state, screen, nowMs } = show;
    return state.value && screen.value ? standingOf(state.value, screen.value, nowMs.value) : null;
  });
  const focus = computed(() => (show.screen.value ? focusOf(show.screen.value, show.nowMs.value) : null));
  const entries = computed(() => {
    const held = show.state.value;
    if (!held) return 0;
    if (held.frozen) return held.frozen.entryCount;
    return show.pulse.value?.onAir === held.draw ? show.pulse.value.entries : asked.value;
  });

  const watched = computed(() => show.state.value?.draw ?? null);
  const entriesRoot = computed(() => show.state.value?.frozen?.entriesRoot ?? null);
  effect(() => {
    if (watched.value !== null && entriesRoot.value !== null) list.open(watched.value, entriesRoot.value);
    else list.close();
  });

  const scene = computed(() => {
    const [state, screen] = [show.state.value, show.screen.value];
    if (!state || !screen) return null;
    const rangeOf = (prefix: string) => list.range(prefix);
    return sunScene(state, screen, {
      count: entries.value,
      focus: focus.value,
      rangeOf,
      nowMs: show.nowMs.value,
    });
  });

  return { ...show, standing, focus, entries, list, scene, isStill, isPaused, isMuted };
}
