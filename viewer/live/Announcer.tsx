/** Tells a screen reader the milestones, and only those: not each second, not each digit. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import { language, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';
import type { LiveModel } from './liveModel.ts';
import type { Screen } from './screen.ts';

/** What there is to say about a screen, oldest first; the last line is the news. */
function milestones(state: DrawState, screen: Screen): string[] {
  const texts = text().announce;
  const lines: string[] = [];
  if (state.frozen) {
    const entries = plural(language.value, state.frozen.entryCount, text().schedule.entries);
    lines.push(fill(texts.frozen, { entries }));
  }
  if (state.sealed) lines.push(texts.sealed);
  if (screen.board.length > 0 && screen.phase !== 'sealed') lines.push(texts.showing);
  const full = screen.board.filter(({ entry }) => entry !== null);
  for (const role of ['reserve', 'winner'] as const) {
    for (const slot of full.filter((each) => each.role === role)) {
      lines.push(fill(texts[role], { number: groupedNumber(slot.entry ?? '') }));
    }
  }
  if (screen.phase === 'completed') lines.push(texts.completed);
  if (screen.phase === 'aborted') lines.push(fill(texts.aborted, { reason: state.aborted?.reason ?? '' }));
  if (screen.phase === 'missed') lines.push(texts.missed);
  return lines;
}

export function Announcer({ model }: { model: LiveModel }) {
  const news = useSignal('');
  const said = useRef<{ draw: string; lines: Set<string> } | null>(null);
  const state = model.state.value;
  const screen = model.screen.value;
  const lines = state && screen ? milestones(state, screen) : [];
  useEffect(() => {
    if (!state) return;
    const before = said.current?.draw === state.draw ? said.current.lines : null;
    // What had happened before this page was opened is not news.
    if (before) news.value = lines.filter((line) => !before.has(line)).join(' ') || news.value;
    said.current = { draw: state.draw, lines: new Set(lines) };
  }, [lines.join('\n'), state?.draw]);
  return (
    <p class="unseen" aria-live="polite" data-announcer>
      {news.value}
    </p>
  );
}
