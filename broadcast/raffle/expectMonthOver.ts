/** A month that still goes on has not all of its participants (clauses 4, 5): a file of it is looked at, and no more. */
import { nextMonth } from '../../engine/raffle/almatyDay.ts';
import { isCollecting } from '../../engine/raffle/drawDeadline.ts';
import type { RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import { Refused } from '../refused.ts';
import type { RoundName } from './participantCodes.ts';

/** @throws Refused WRONG_STATE with the first day on which the month is over, in Almaty */
export function expectMonthOver({ raffle, month }: RoundName, { draw }: RaffleTerms, nowMs: number): void {
  if (!isCollecting(month, nowMs)) return;
  const day = `${nextMonth(month)}-01`;
  const message = `${raffle} ${month}: clause ${draw.clause}: the month is not over; come back on ${day}`;
  throw new Refused('WRONG_STATE', message, {
    ...{ reason: 'raffle-month-collecting', params: { day, clause: draw.clause } },
  });
}
