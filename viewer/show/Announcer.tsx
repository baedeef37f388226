/** Tells a screen reader the milestones, and only those: not each second, not each digit. */

import { useEffect, useRef } from 'preact/hooks';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { language, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';
import { actLines } from './actLines.ts';
import { entryText } from './entryText.ts';
import type { Screen } from './screen.ts';
import type { ShowModel } from './showModel.ts';
import { slotTitle } from './slotTitle.ts';

/** "Winner, place 2: 123 456 789 012." The place comes with it where there is more than one. */
function foundLines(state: DrawState, { board }: Screen): string[] {
  const winners = board.filter(({ role }) => role === 'winner').length;
  const found = board.filter(({ entry }) => entry !== null);
  // Winners come last: they are the news where all numbers have come at once.
  return found
    .toSorted((a, b) => Number(a.role === 'winner') - Number(b.role === 'winner'))
    .map((slot) => `${slotTitle(slot, winners)}: ${entryText(state.plan, slot.entry ?? '')}.`);
}

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
  lines.push(...foundLines(state, screen));
  if (screen.phase === 'completed') lines.push(texts.completed);
  if (screen.phase === 'aborted') lines.push(fill(texts.aborted, { reason: state.aborted?.reason ?? '' }));
  if (screen.phase === 'missed') lines.push(texts.missed);
  return lines;
}

export function Announcer({ model }: { model: ShowModel }) {
  const voice = useRef<HTMLParagraphElement>(null);
  const said = useRef<{ about: string; lines: Set<string> } | null>(null);
  const state = model.state.value;
  const screen = model.screen.value;
  const lines = state && screen ? [...milestones(state, screen), ...actLines(state)] : [];
  // In another language the same lines would all be new.
  const about = `${state?.draw} ${language.value}`;
  useEffect(() => {
    if (!state || !screen) return;
    const before = said.current?.about === about ? said.current.lines : null;
    // What had happened before this page was opened is not news.
    const news = before ? lines.filter((line) => !before.has(line)).join(' ') : '';
    // Written by hand: drawing the page anew each second would touch a text of its own, and have it read again.
    if (news !== '' && voice.current) voice.current.textContent = news;
    said.current = { about, lines: new Set(lines) };
  }, [lines.join('\n'), about, screen === null]);
  return <p ref={voice} class="unseen" aria-live="polite" data-announcer />;
}
