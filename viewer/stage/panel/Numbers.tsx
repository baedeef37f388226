/** The numbers: one large, the rest in their order, by pages where they are many. */
import type { DrawPlan } from '../../../engine/draw/drawPlan.ts';
import { groupsOf } from '../../format/numberGroups.ts';
import { Cells } from '../../show/Cells.tsx';
import { entryText, isTicketNumber } from '../../show/entryText.ts';
import type { BoardSlot, Screen } from '../../show/screen.ts';
import { slotTitle } from '../../show/slotTitle.ts';
import { showText } from '../../show/text/showText.ts';
import { text } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { pageOf } from './paging.ts';

interface LargeNumberProps {
  readonly plan: DrawPlan;
  readonly slot: BoardSlot;
  /** Of the whole draw. */
  readonly winners: number;
  readonly nowMs: number;
}

export function LargeNumber({ plan, slot, winners, nowMs }: LargeNumberProps) {
  const state = slot.entry === null ? 'slot-active' : 'slot-full';
  return (
    <div class={`large slot-${slot.role} ${state}`} key={`${slot.role}-${slot.place}`}>
      <h2>{slotTitle(slot, winners)}</h2>
      <p class="unseen">{slot.entry === null ? text().reveal.hidden : entryText(plan, slot.entry)}</p>
      <Cells plan={plan} slot={slot} nowMs={nowMs} />
    </div>
  );
}

/** @param winners winners of the whole draw: a single one needs no place */
function shortTitle({ role, place }: BoardSlot, winners: number): string {
  const texts = showText().board;
  return role === 'winner' && winners === 1 ? texts.onlyWinner : fill(texts[role], { place });
}

/** A dot for each character that is still face down. */
const hiddenNumber = (plan: DrawPlan, { cells }: BoardSlot): string =>
  isTicketNumber(plan, cells.length)
    ? groupsOf(cells)
        .map((group) => '·'.repeat(group.length))
        .join('\u00a0')
    : '·'.repeat(cells.length);

interface SmallNumberProps {
  readonly plan: DrawPlan;
  readonly slot: BoardSlot;
  readonly title: string;
  readonly isActive: boolean;
}

function SmallNumber({ plan, slot, title, isActive }: SmallNumberProps) {
  const state = slot.entry !== null ? ' slot-full' : isActive ? ' slot-active' : '';
  return (
    <li class={`small slot-${slot.role}${state}`} style={{ '--many': slot.cells.length }}>
      <span class="small-title">{title}</span>
      <span class="small-number">
        {slot.entry === null ? hiddenNumber(plan, slot) : entryText(plan, slot.entry)}
      </span>
    </li>
  );
}

export interface SmallNumbersProps {
  readonly plan: DrawPlan;
  readonly screen: Screen;
  /** The slot that is shown large, and not here. */
  readonly focus: number;
  /** The most that stand at a time. */
  readonly most: number;
  readonly nowMs: number;
  /** Pages stay where they are. */
  readonly isStill: boolean;
}

export function SmallNumbers({ plan, screen, focus, most, nowMs, isStill }: SmallNumbersProps) {
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
            plan={plan}
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
