/** Tells a screen reader the milestones of a run, and whether the scenario can be run at all. */
import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fill } from '../../text/fill.ts';
import type { LabModel } from '../model/labModel.ts';
import { figureText } from '../results/figureText.ts';
import type { RunState } from '../run/trialRun.ts';
import { labText } from '../text/labText.ts';

const news = signal('');

/** What there is to say of a run's state; a long run is told of at half-time. */
function milestone({ status, doneTrials, totalTrials, result }: RunState): string {
  const texts = labText().announce;
  if (status === 'fault') return texts.failed;
  if (status === 'cancelled') return texts.cancelled;
  if (status === 'running') return doneTrials * 2 < totalTrials ? texts.started : texts.half;
  const mean = result?.metrics.find(({ id }) => id === 'instantWonTenge')?.mean.value ?? 0;
  return fill(texts.done, {
    mean: figureText(mean, 'tenge'),
    ruin: figureText(result?.fund.everNegative.share ?? 0, 'share'),
  });
}

/** Follows the model; the same words are not said twice. */
function follow({ run, bench }: LabModel): () => void {
  const stopRuns = effect(() => {
    const running = run.runs.b.value ?? run.runs.a.value;
    if (running) news.value = milestone(running.state);
  });
  let faultsBefore = 0;
  const stopFaults = effect(() => {
    const { length } = [...bench.checked.a.value.faults, ...bench.checked.b.value.faults];
    const texts = labText().announce;
    if (length !== faultsBefore) {
      news.value = length === 0 ? texts.valid : fill(texts.faults, { count: length });
    }
    faultsBefore = length;
  });
  return () => {
    stopRuns();
    stopFaults();
  };
}

export function Announcer({ model }: { model: LabModel }) {
  useEffect(() => follow(model), [model]);
  return (
    <p class="unseen" aria-live="polite" data-announcer>
      {news.value}
    </p>
  );
}
