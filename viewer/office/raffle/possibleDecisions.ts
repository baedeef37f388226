/** What two people could decide about a month now. The server decides; the office leaves out what it would refuse at any time. */
import type { RaffleMonth } from '../../../broadcast/protocol/raffle.ts';
import { missingConditions } from '../../../engine/raffle/aftermath.ts';
import { RESERVE_LOSSES } from '../../../engine/raffle/aftermathMisfit.ts';
import type { Decision } from '../../../engine/raffle/aftermathSteps.ts';
import { LOSSES, type Loss } from '../../../engine/raffle/raffleTerms.ts';

/** Reasons that need the ten days to be over (clause 10). */
const AFTER_THE_DAYS: ReadonlySet<Loss> = new Set(['no-contact', 'conditions-unmet']);

export function possibleDecisions({ phase, aftermath }: RaffleMonth, nowMs: number): Decision[] {
  const { holder, reserves } = aftermath;
  if (phase === 'exhausted') return [{ type: 'closed' }];
  if (phase !== 'contacting' && phase !== 'redraw-due') return [];
  const ofReserves = reserves.flatMap((code) =>
    RESERVE_LOSSES.map((why): Decision => ({ type: 'lost', code, why })),
  );
  if (phase === 'redraw-due' || !holder) return ofReserves;
  const isOver = nowMs >= holder.deadlineMs;
  const isWhole = missingConditions(holder).length === 0;
  const { code } = holder;
  return [
    ...(isWhole ? [{ type: 'handed-over', code } as const] : []),
    ...LOSSES.filter((why) => isOver || !AFTER_THE_DAYS.has(why)).map(
      (why): Decision => ({ type: 'lost', code, why }),
    ),
    ...ofReserves,
  ];
}
