/** The other numbers that were found, as many as a title has room for. */
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { entryText } from '../show/entryText.ts';
import type { Screen } from '../show/screen.ts';
import { showText } from '../show/text/showText.ts';
import { language } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';

const MOST = 3;

interface FoundListProps {
  readonly plan: DrawPlan;
  readonly screen: Screen;
  /** The slot that is in the titles, and not here. */
  readonly focus: number;
}

export function FoundList({ plan, screen, focus }: FoundListProps) {
  const others = screen.board.filter((slot, index) => index !== focus && slot.entry !== null);
  if (others.length === 0) return null;
  const texts = showText().board;
  const left = others.length - MOST;
  return (
    <ol class="title-found">
      {others.slice(0, MOST).map(({ role, place, entry }) => (
        <li key={`${role}-${place}`}>
          {fill(texts[role], { place })} <b>{entryText(plan, entry ?? '')}</b>
        </li>
      ))}
      {left > 0 && <li>{plural(language.value, left, texts.more)}</li>}
    </ol>
  );
}
