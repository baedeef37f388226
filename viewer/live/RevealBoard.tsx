/** The board: the winner's number large, reserves smaller, one cell a character. */
import { groupedNumber, groupsOf } from '../format/numberGroups.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { DigitCell } from './DigitCell.tsx';
import type { BoardSlot, Screen } from './screen.ts';

function slotTitle(slot: BoardSlot, winners: number): string {
  const texts = text().reveal;
  if (slot.role === 'reserve') return fill(texts.reserve, { place: slot.place });
  return winners === 1 ? texts.winner : fill(texts.winnerOf, { place: slot.place });
}

interface SlotRowProps {
  readonly slot: BoardSlot;
  readonly title: string;
  readonly isActive: boolean;
  readonly nowMs: number;
}

function SlotRow({ slot, title, isActive, nowMs }: SlotRowProps) {
  const spoken = slot.entry === null ? text().reveal.hidden : groupedNumber(slot.entry);
  const state = slot.entry !== null ? ' slot-full' : isActive ? ' slot-active' : '';
  return (
    <li class={`slot slot-${slot.role}${state}`}>
      <h3 class="slot-title">{title}</h3>
      <p class="unseen">{spoken}</p>
      <div class="cells" aria-hidden="true">
        {groupsOf(slot.cells).map((group) => (
          <span class="cell-group" key={group[0]?.position}>
            {group.map((cell) => (
              <DigitCell key={cell.position} cell={cell} nowMs={nowMs} />
            ))}
          </span>
        ))}
      </div>
    </li>
  );
}

export function RevealBoard({ screen, nowMs }: { screen: Screen; nowMs: number }) {
  const winners = screen.board.filter((slot) => slot.role === 'winner').length;
  return (
    <ol class="board">
      {screen.board.map((slot, index) => (
        <SlotRow
          key={`${slot.role}-${slot.place}`}
          slot={slot}
          title={slotTitle(slot, winners)}
          isActive={screen.active === index}
          nowMs={nowMs}
        />
      ))}
    </ol>
  );
}
