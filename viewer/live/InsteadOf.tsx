/** On the page of a draw that is held again: which one it replaces, why, and the way there. */
import type { DrawList } from '../../broadcast/protocol/http.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { drawName } from '../frame/drawName.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { DrawLink } from './DrawLink.tsx';

interface InsteadOfProps {
  readonly state: DrawState;
  readonly list: DrawList | null;
  readonly onWatch: (draw: string) => void;
}

/** Why the other draw does not count, in the words of those who decided it; null until the list is here. */
function reasonOf(list: DrawList | null, draw: string): string | null {
  const old = list?.draws.find((each) => each.draw === draw);
  return old?.notices.findLast(({ type }) => type === 'redrawn')?.reason ?? null;
}

export function InsteadOf({ state, list, onWatch }: InsteadOfProps) {
  const { redrawOf } = state.plan;
  if (redrawOf === undefined) return null;
  const texts = text().acts;
  const reason = reasonOf(list, redrawOf);
  return (
    <ul class="acts">
      <li class="act act-redrawn" data-instead-of={redrawOf}>
        <p class="act-head">
          <b>{fill(texts.insteadOf, { draw: drawName(redrawOf) })}</b>
        </p>
        {reason !== null && <p>{fill(texts.insteadWhy, { reason })}</p>}
        <p class="act-next">
          <DrawLink draw={redrawOf} onWatch={onWatch}>
            {texts.toOld}
          </DrawLink>
        </p>
      </li>
    </ul>
  );
}
