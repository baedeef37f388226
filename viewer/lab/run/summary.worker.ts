/** Adds the workers' tallies up and, when asked, says what they come to so far, with the exact law where there is one. */
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import { prepareTrials, type TrialPlan } from '../../../simulator/trials/prepareTrials.ts';
import { summarize } from '../../../simulator/trials/summarize.ts';
import { decodeTally, emptyTally, mergeTally, type Tally } from '../../../simulator/trials/tally.ts';
import { type ExactLaw, exactCurve, exactLawOf } from '../exact/exactCurve.ts';
import { type FromSummary, faultLine, type ToSummary } from './runMessages.ts';

interface Sum {
  readonly plan: TrialPlan;
  readonly tally: Tally;
  /** Takes up to a second the first time. */
  readonly law: () => ExactLaw | null;
}

let sum: Sum | null = null;

const tell = (message: FromSummary): void => postMessage(message);

function begin(scenario: Scenario): Sum {
  const plan = prepareTrials(scenario);
  let law: ExactLaw | null | undefined;
  return {
    plan,
    tally: emptyTally(plan),
    law() {
      if (law === undefined) law = exactLawOf(scenario);
      return law;
    },
  };
}

function answer({ plan, tally, law }: Sum): FromSummary {
  const result = summarize(plan, tally);
  const instant = result.metrics.find(({ id }) => id === 'instantWonTenge')!;
  const known = law();
  return { kind: 'result', result, exactCurve: known && exactCurve(known, instant.histogram) };
}

function obey(message: ToSummary): void {
  if (message.kind === 'begin') sum = begin(message.scenario);
  else if (!sum) return;
  else if (message.kind === 'tally') mergeTally(sum.tally, decodeTally(sum.plan, message.bytes));
  else tell(answer(sum));
}

addEventListener('message', ({ data }: MessageEvent<ToSummary>) => {
  try {
    obey(data);
  } catch (fault) {
    tell({ kind: 'fault', message: faultLine(fault) });
  }
});
