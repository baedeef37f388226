/** Says that a draw would come too late for its winners: tickets are taken while the lottery lasts (clauses 9.5, 14.7). */
import type { DrawDraft } from '../../../broadcast/protocol/host.ts';
import { startOfDayMs } from '../../../engine/raffle/almatyDay.ts';
import { shortDate } from '../../format/almatyTime.ts';
import { fill } from '../../text/fill.ts';
import { hostText } from '../text/hostText.ts';

export function LateNotice({ draft: { takenThrough } }: { draft: Pick<DrawDraft, 'takenThrough'> }) {
  if (takenThrough === null) return null;
  return (
    <p class="notice draft-late" role="status" data-taken-through={takenThrough}>
      <span aria-hidden="true">▲ </span>
      {fill(hostText().plan.tooLate, { day: shortDate(startOfDayMs(takenThrough)) })}
    </p>
  );
}
