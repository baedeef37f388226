/**
 * The board: the winner's number large, reserves smaller, one cell a character. With more numbers than that, the one that
 * is turning stands large and those found before are a list.
 */
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { Cells } from '../show/Cells.tsx';
import { entryText } from '../show/entryText.ts';
import { focusOf } from '../show/focus.ts';
import type { BoardSlot, Screen } from '../show/screen.ts';
import { slotTitle } from '../show/slotTitle.ts';
import { language, text } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';
import { PlaceList } from './PlaceList.tsx';

/** So many numbers stand side by side on a board. */
const FEW = 4;

interface SlotRowProps {
  readonly plan: DrawPlan;
  readonly slot: BoardSlot;
  readonly isActive: boolean;
  readonly nowMs: number;
}

function SlotRow({ plan, slot, isActive, nowMs }: SlotRowProps) {
  const spoken = slot.entry === null ? text().reveal.hidden : entryText(plan, slot.entry);
  const state = slot.entry !== null ? ' slot-full' : isActive ? ' slot-active' : '';
  return (
    <li class={`slot slot-${slot.role}${state}`}>
      <h2 class="slot-title">{slotTitle(slot, plan.winners)}</h2>
      <p class="unseen">{spoken}</p>
      <Cells plan={plan} slot={slot} nowMs={nowMs} />
    </li>
  );
}

interface BoardProps {
  readonly state: DrawState;
  readonly screen: Screen;
  readonly nowMs: number;
}

function ManyBoard({ state, screen, nowMs }: BoardProps) {
  const { board, phase } = screen;
  const focus = focusOf(screen, nowMs);
  const large = focus === null || phase === 'completed' ? null : board[focus];
  const found = board.filter((slot) => slot.entry !== null && slot !== large);
  const toCome = board.filter((slot) => slot.entry === null && slot !== large).length;
  return (
    <div class="board board-many">
      {large && (
        <ol class="board-large">
          <SlotRow plan={state.plan} slot={large} isActive={large.entry === null} nowMs={nowMs} />
        </ol>
      )}
      {toCome > 0 && <p class="muted">{plural(language.value, toCome, text().reveal.toCome)}</p>}
      {/* On air the newest is what people look for; afterwards the first place is. */}
      <PlaceList found={phase === 'completed' ? found : found.toReversed()} state={state} />
    </div>
  );
}

export function RevealBoard({ state, screen, nowMs }: BoardProps) {
  if (screen.board.length > FEW) return <ManyBoard state={state} screen={screen} nowMs={nowMs} />;
  return (
    <ol class="board">
      {screen.board.map((slot, index) => (
        <SlotRow
          key={`${slot.role}-${slot.place}`}
          plan={state.plan}
          slot={slot}
          isActive={screen.active === index}
          nowMs={nowMs}
        />
      ))}
    </ol>
  );
}
