/** Runs blocks of trials off the main thread and hands over each range's tally. */
import { prepareTrials, type TrialPlan } from '../../../simulator/trials/prepareTrials.ts';
import { emptyTally, encodeTally } from '../../../simulator/trials/tally.ts';
import { addBlock } from '../../../simulator/trials/trialBlock.ts';
import type { BlockRange } from './blockQueue.ts';
import { type FromTrials, faultLine, type ToTrials } from './runMessages.ts';

let plan: TrialPlan | null = null;

const tell = (message: FromTrials, transfer: Transferable[] = []): void => postMessage(message, { transfer });

function runRange(prepared: TrialPlan, range: BlockRange): void {
  const startMs = performance.now();
  const tally = emptyTally(prepared);
  for (let block = range.from; block < range.until; block++) addBlock(tally, block);
  const bytes = encodeTally(tally);
  tell({ kind: 'tally', range, bytes, elapsedMs: performance.now() - startMs }, [bytes.buffer]);
}

function obey(message: ToTrials): void {
  if (message.kind === 'begin') plan = prepareTrials(message.scenario);
  else if (plan) runRange(plan, message.range);
}

addEventListener('message', ({ data }: MessageEvent<ToTrials>) => {
  try {
    obey(data);
  } catch (fault) {
    tell({ kind: 'fault', message: faultLine(fault) });
  }
});
