/** An entry as a row of cells: a ticket's number in groups of three, anything else in one piece that fits its place. */
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { DigitCell } from './DigitCell.tsx';
import { entryGroups, isTicketNumber } from './entryText.ts';
import type { BoardSlot } from './screen.ts';

interface CellsProps {
  readonly plan: DrawPlan;
  readonly slot: BoardSlot;
  readonly nowMs: number;
}

export function Cells({ plan, slot, nowMs }: CellsProps) {
  const groups = entryGroups(plan, slot.cells);
  return (
    <div
      class={isTicketNumber(plan, slot.cells.length) ? 'cells' : 'cells cells-row'}
      style={{ '--in-row': groups[0]?.length ?? 1 }}
      aria-hidden="true"
    >
      {groups.map((group) => (
        <span class="cell-group" key={group[0]?.position}>
          {group.map((cell) => (
            <DigitCell key={cell.position} cell={cell} nowMs={nowMs} />
          ))}
        </span>
      ))}
    </div>
  );
}
