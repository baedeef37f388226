/** Which sounds a change on the stage makes. Pure: from what was on screen to what is. */
import type { Screen } from '../../show/screen.ts';
import type { Standing } from '../../show/standing.ts';

export type Cue = 'tick' | 'lock' | 'seal' | 'open' | 'digit' | 'winner' | 'reserve' | 'end' | 'stop';

export interface Heard {
  readonly draw: string;
  readonly standing: Standing;
  readonly screen: Screen;
  /** Whole seconds to the start, rounded up; null when nothing is counted down to. */
  readonly secondsLeft: number | null;
}

/** The countdown ticks from here on. */
const LAST_SECONDS = 10;

const ENTERING: Readonly<Partial<Record<Standing, Cue>>> = {
  frozen: 'lock',
  sealed: 'seal',
  showing: 'open',
  completed: 'end',
  aborted: 'stop',
  missed: 'stop',
};

const cellsUp = ({ board }: Screen): number =>
  board.reduce((sum, { cells }) => sum + cells.filter(({ character }) => character !== null).length, 0);

const wholeOf = ({ board }: Screen, role: 'winner' | 'reserve'): number =>
  board.filter((slot) => slot.role === role && slot.entry !== null).length;

/** @param before null when the page has just been opened: what had happened by then makes no sound */
export function cuesBetween(before: Heard | null, now: Heard): Cue[] {
  if (!before || before.draw !== now.draw) return [];
  const cues: Cue[] = [];
  const entering = before.standing === now.standing ? undefined : ENTERING[now.standing];
  if (entering) cues.push(entering);
  if (wholeOf(now.screen, 'winner') > wholeOf(before.screen, 'winner')) cues.push('winner');
  else if (wholeOf(now.screen, 'reserve') > wholeOf(before.screen, 'reserve')) cues.push('reserve');
  else if (cellsUp(now.screen) > cellsUp(before.screen)) cues.push('digit');
  const left = now.secondsLeft;
  if (left !== null && left !== before.secondsLeft && left > 0 && left <= LAST_SECONDS) cues.push('tick');
  return cues;
}
