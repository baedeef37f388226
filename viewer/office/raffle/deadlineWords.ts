/** How a month stands to its deadline, in words and with a sign of its own: never by colour alone. */
import type { DeadlineState, DrawDeadline } from '../../../engine/raffle/drawDeadline.ts';
import { fill } from '../../text/fill.ts';
import { dayWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';

const SIGN: Readonly<Record<DeadlineState, string>> = {
  collecting: '○',
  waiting: '○',
  'due-soon': '▲',
  overdue: '✕',
  'drawn-in-time': '✓',
  'drawn-late': '▲',
};

export const deadlineWords = ({ state, lastDay }: DrawDeadline): string =>
  `${SIGN[state]} ${fill(officeText().raffle.deadline[state], { day: dayWords(lastDay) })}`;

/** Which style a state has. */
export const deadlineMark = ({ state }: DrawDeadline): 'grave' | 'soon' | undefined => {
  if (state === 'overdue') return 'grave';
  return state === 'due-soon' || state === 'drawn-late' ? 'soon' : undefined;
};
