/** A number as a row of cells in groups of three. */
import { groupsOf } from '../format/numberGroups.ts';
import { DigitCell } from './DigitCell.tsx';
import type { BoardSlot } from './screen.ts';

export function Cells({ slot, nowMs }: { slot: BoardSlot; nowMs: number }) {
  return (
    <div class="cells" aria-hidden="true">
      {groupsOf(slot.cells).map((group) => (
        <span class="cell-group" key={group[0]?.position}>
          {group.map((cell) => (
            <DigitCell key={cell.position} cell={cell} nowMs={nowMs} />
          ))}
        </span>
      ))}
    </div>
  );
}
