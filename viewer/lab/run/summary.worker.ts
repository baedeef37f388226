/** Adds the workers' tallies up and, when asked, says what they come to so far, with the exact law where there is one. */
import { exactPayoutLaw } from '../../../simulator/charts/exactPayoutLaw.ts';
import { exactBins } from '../../../simulator/charts/histogramBins.ts';
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import { prepareTrials, type TrialPlan } from '../../../simulator/trials/prepareTrials.ts';
import { summarize } from '../../../simulator/trials/summarize.ts';
import { decodeTally, emptyTally, mergeTally, type Tally } from '../../../simulator/trials/tally.ts';
import { type FromSummary, faultLine, type ToSummary } from './runMessages.ts';

type ExactLaw = ReturnType<typeof exactPayoutLaw>;

interface Sum {
  readonly plan: TrialPlan;
  readonly tally: Tally;
  /** Null where it is not known. Takes up to a second the first time. */
  readonly law: () => ExactLaw;
}

let sum: Sum | null = null;

const tell = (message: FromSummary): void => postMessage(message);

function begin(scenario: Scenario): Sum {
  const plan = prepareTrials(scenario);
  let law: ExactLaw | undefined;
  return {
    plan,
    tally: emptyTally(plan),
    law() {
      if (law === undefined) law = exactPayoutLaw(scenario);
      return law;
    },
  };
}

function answer({ plan, tally, law }: Sum): FromSummary {
  const result = summarize(plan, tally);
  const instant = result.metrics.find(({ id }) => id === 'instantWonTenge')!;
  const known = law();
  return { kind: 'result', result, exactCurve: known && exactBins(instant.histogram, known) };
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
