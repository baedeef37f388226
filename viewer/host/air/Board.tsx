/** The numbers as far as every screen shows them by now: the desk sees nothing earlier than the audience. */
import { groupsOf, isGrouped } from '../../format/numberGroups.ts';
import type { BoardSlot, Screen } from '../../show/screen.ts';
import { fill } from '../../text/fill.ts';
import { hostText } from '../text/hostText.ts';

function Slot({ slot, isActive }: { slot: BoardSlot; isActive: boolean }) {
  const texts = hostText().after;
  const { role, place, cells } = slot;
  const groups = isGrouped(cells.map(({ character }) => character)) ? groupsOf(cells) : [cells];
  return (
    <li class={`desk-slot desk-slot-${role}`} data-active={isActive} data-entry={slot.entry ?? ''}>
      <span class="muted">{fill(role === 'winner' ? texts.place : texts.reserve, { place })}</span>
      <b class="entry">
        {groups.map((group) => (
          <span key={group[0]!.position}>{group.map(({ character }) => character ?? '·').join('')}</span>
        ))}
      </b>
    </li>
  );
}

export function Board({ screen: { board, active } }: { screen: Screen }) {
  return (
    <ol class="desk-board" aria-label={hostText().after.results}>
      {board.map((slot, index) => (
        <Slot key={`${slot.role} ${slot.place}`} slot={slot} isActive={index === active} />
      ))}
    </ol>
  );
}
