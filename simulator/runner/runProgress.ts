/** The progress of a run on stderr: a bar with rate and time left for people, plain lines for logs that ask for them. */
import { formatInteger } from '../../engine/terms/tenge.ts';
import { startProgress } from '../../terminal/progressBar.ts';
import type { RunProgress } from './driveRun.ts';
import { paceOf, paceWords } from './pace.ts';

/** Between two plain lines. */
const LINE_MS = 10_000;

export interface ProgressTeller {
  update(progress: RunProgress): void;
  stop(): void;
}

/** @param inLines whether a stderr that is no terminal gets lines */
export function runProgress(trials: number, inLines: boolean): ProgressTeller {
  const bar = startProgress('trials', trials);
  let lineAt = LINE_MS;
  return {
    update({ trialsDone, trialsRun, elapsedMs, note }) {
      const pace = paceWords(paceOf(trialsRun, trials - trialsDone, elapsedMs));
      const words = [pace, note].filter((part) => part !== '').join(', ');
      bar.update(trialsDone, words);
      if (!inLines || process.stderr.isTTY || elapsedMs < lineAt) return;
      lineAt = elapsedMs + LINE_MS;
      const counts = `${formatInteger(trialsDone)} of ${formatInteger(trials)} trials`;
      process.stderr.write(`tirazh: ${[counts, words].filter((part) => part !== '').join(', ')}\n`);
    },
    stop: bar.stop,
  };
}
