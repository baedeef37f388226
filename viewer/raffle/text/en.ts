/** English. */
import type { RaffleDictionary } from './raffleText.ts';

export const en: RaffleDictionary = {
  mast: 'Draws',
  title: 'Results of the draws by month',
  month: 'Month',
  prize: 'Prize',
  participants: 'Participants',
  winner: 'Winner',
  reserves: 'Reserves',
  draw: 'Draw',
  check: 'Check the draw',
  phases: {
    'awaiting-draw': 'not drawn yet',
    contacting: 'the winner is being reached',
    'redraw-due': 'there will be a draw among the reserves',
    redrawing: 'the draw among the reserves is under way',
    exhausted: 'no winner: no reserve is left',
    'handed-over': 'prize handed over',
    'closed-without-handover': 'closed without handover',
  },
  deadlines: {
    collecting: 'by {day}',
    waiting: 'by {day}',
    'due-soon': 'by {day}',
    overdue: 'not held by {day}',
    'drawn-in-time': 'held by {day}',
    'drawn-late': 'held after {day}',
  },
  codesTitle: 'Why codes and not names',
  codes:
    'Participants stand in the list under codes, so that it gives nobody’s data away. A winner’s name is given with their consent only. The organiser tells a participant their code, and proves that it was theirs before the draw.',
  none: 'There are no monthly draws yet.',
  offline: 'No connection to the server. This is the last that is known.',
};
