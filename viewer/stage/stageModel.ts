/** Everything the stage knows: the show, the frozen list's answers, and what its operator has switched. */
import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { request } from '../api/request.ts';
import { focusOf } from '../show/focus.ts';
import { type ShowModel, startShowModel } from '../show/showModel.ts';
import { type Standing, standingOf } from '../show/standing.ts';
import { language } from '../text/currentText.ts';
import { type ListDesk, startListDesk } from './list/listDesk.ts';
import { rememberedMute } from './sound/rememberedMute.ts';
import { type SunScene, sunScene } from './sun/sunScene.ts';

export interface StageModel extends ShowModel {
  readonly standing: ReadonlySignal<Standing | null>;
  /** The slot that is shown large; null without a board. */
  readonly focus: ReadonlySignal<number | null>;
  /** Numbers in the draw that is watched. */
  readonly entries: ReadonlySignal<number>;
  readonly list: ListDesk;
  readonly scene: ReadonlySignal<SunScene | null>;
  /** All draws, as far as they have been asked for: the one that is held instead, the lottery's name. */
  readonly draws: ReadonlySignal<DrawList | null>;
  /** Decoration stands still: somebody asked for it, or the machine prefers less motion. */
  readonly isStill: ReadonlySignal<boolean>;
  readonly isPaused: Signal<boolean>;
  readonly isMuted: Signal<boolean>;
}

/** How often the list is asked for where the channel does not tell what is wanted of it. */
const ASK_EVERY_MS = 15_000;

/** Follows a media query. */
function matches(query: string): ReadonlySignal<boolean> {
  const media = matchMedia(query);
  const isTrue = signal(media.matches);
  media.addEventListener('change', () => {
    isTrue.value = media.matches;
  });
  return isTrue;
}

/** The list of draws, asked for while it has something to tell that the channel has not. */
function startDrawList(show: ShowModel): ReadonlySignal<DrawList | null> {
  const draws = signal<DrawList | null>(null);
  const isWanted = (held: DrawState | null): boolean =>
    held === null || held.redrawn !== null || (!held.frozen && show.pulse.value?.onAir !== held.draw);
  async function ask(): Promise<void> {
    if (!isWanted(show.state.value)) return;
    const answer = await request<DrawList>('/api/draws', language.value);
    if (answer.ok) draws.value = answer.body;
  }
  setInterval(() => void ask(), ASK_EVERY_MS);
  const about = computed(() => `${show.state.value?.draw} ${show.state.value?.redrawn?.next}`);
  effect(() => {
    if (show.answered.value && about.value !== '') untracked(() => void ask());
  });
  return draws;
}

/** @param draw the draw to show; null: whatever is on air */
export function startStageModel(draw: string | null): StageModel {
  const show = startShowModel(draw, { kind: 'stage' });
  const list = startListDesk();
  const isPaused = signal(false);
  const isMuted = rememberedMute();
  const prefersLess = matches('(prefers-reduced-motion: reduce)');
  const isStill = computed(() => isPaused.value || prefersLess.value);
  const draws = startDrawList(show);

  const standing = computed(() => {
    const { state, screen, nowMs } = show;
    return state.value && screen.value ? standingOf(state.value, screen.value, nowMs.value) : null;
  });
  const focus = computed(() => (show.screen.value ? focusOf(show.screen.value, show.nowMs.value) : null));
  const entries = computed(() => {
    const held = show.state.value;
    if (!held) return 0;
    if (held.frozen) return held.frozen.entryCount;
    if (show.pulse.value?.onAir === held.draw) return show.pulse.value.entries;
    return draws.value?.draws.find(({ draw: each }) => each === held.draw)?.entries ?? 0;
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

  return { ...show, standing, focus, entries, list, scene, draws, isStill, isPaused, isMuted };
}
