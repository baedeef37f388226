/** The numbers: one large, the rest in their order, by pages where they are many. */
import { groupedNumber, groupsOf } from '../../format/numberGroups.ts';
import { Cells } from '../../show/Cells.tsx';
import type { BoardSlot, Screen } from '../../show/screen.ts';
import { slotTitle } from '../../show/slotTitle.ts';
import { showText } from '../../show/text/showText.ts';
import { text } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { pageOf } from './paging.ts';

/** Characters of the large number that stand in one row; a longer one goes on below. */
const IN_ROW = 6;

export function LargeNumber({ slot, winners, nowMs }: { slot: BoardSlot; winners: number; nowMs: number }) {
  const state = slot.entry === null ? 'slot-active' : 'slot-full';
  const rows = Math.ceil(slot.cells.length / IN_ROW);
  return (
    <div
      class={`large slot-${slot.role} ${state} rows-${Math.min(rows, 3)}`}
      key={`${slot.role}-${slot.place}`}
    >
      <h2>{slotTitle(slot, winners)}</h2>
      <p class="unseen">{slot.entry === null ? text().reveal.hidden : groupedNumber(slot.entry)}</p>
      <Cells slot={slot} nowMs={nowMs} />
    </div>
  );
}

/** @param winners winners of the whole draw: a single one needs no place */
function shortTitle({ role, place }: BoardSlot, winners: number): string {
  const texts = showText().board;
  return role === 'winner' && winners === 1 ? texts.onlyWinner : fill(texts[role], { place });
}

/** A dot for each character that is still face down. */
const hiddenNumber = ({ cells }: BoardSlot): string =>
  groupsOf(cells)
    .map((group) => '·'.repeat(group.length))
    .join('\u00a0');

function SmallNumber({ slot, title, isActive }: { slot: BoardSlot; title: string; isActive: boolean }) {
  const state = slot.entry !== null ? ' slot-full' : isActive ? ' slot-active' : '';
  return (
    <li class={`small slot-${slot.role}${state}`}>
      <span class="small-title">{title}</span>
      <span class="small-number">{slot.entry === null ? hiddenNumber(slot) : groupedNumber(slot.entry)}</span>
    </li>
  );
}

export interface SmallNumbersProps {
  readonly screen: Screen;
  /** The slot that is shown large, and not here. */
  readonly focus: number;
  /** The most that stand at a time. */
  readonly most: number;
  readonly nowMs: number;
  /** Pages stay where they are. */
  readonly isStill: boolean;
}

export function SmallNumbers({ screen, focus, most, nowMs, isStill }: SmallNumbersProps) {
  const others = screen.board.filter((_, index) => index !== focus);
  if (others.length === 0) return null;
  const winners = screen.board.filter(({ role }) => role === 'winner').length;
  const active = screen.active === null ? null : (screen.board[screen.active] ?? null);
  // While numbers turn, the page of the last one found stays; afterwards all pages come by.
  const lastFound = others.findLast(({ entry }) => entry !== null) ?? others[0]!;
  const around = screen.phase === 'showing' ? lastFound : null;
  const { items, page, pages } = pageOf(others, { most, nowMs, isStill, around });
  return (
    <div class="smalls-place">
      <ol class="smalls">
        {items.map((slot) => (
          <SmallNumber
            key={`${slot.role}-${slot.place}`}
            slot={slot}
            title={shortTitle(slot, winners)}
            isActive={slot === active}
          />
        ))}
      </ol>
      {pages > 1 && <p class="pages">{fill(showText().board.page, { page: page + 1, pages })}</p>}
    </div>
  );
}
