/** How many trials, from which seed, go; and how far they are. */
import { HashValue } from '../../frame/HashValue.tsx';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { valueAt } from '../draft/json.ts';
import { DraftField } from '../editor/DraftField.tsx';
import { Term } from '../frame/Term.tsx';
import type { LabModel } from '../model/labModel.ts';
import type { SideRun } from '../model/runModel.ts';
import { paceOf, secondsText } from '../run/runPace.ts';
import { countedText, countText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';

const CHIPS = [10_000, 100_000, 1_000_000] as const;

function TrialsField({ model: { bench } }: { model: LabModel }) {
  const texts = labText().run;
  const trials = valueAt(bench.draft.value, ['trials']);
  return (
    <>
      <DraftField
        bench={bench}
        path={['trials']}
        kind="number"
        label={texts.trials}
        onEdit={(value) => bench.editBoth(['trials'], value)}
      />
      <fieldset class="chips" aria-label={texts.trials}>
        {CHIPS.map((count) => (
          <button
            key={count}
            type="button"
            aria-pressed={trials === count}
            onClick={() => bench.editBoth(['trials'], count)}
          >
            {countText(count)}
          </button>
        ))}
      </fieldset>
    </>
  );
}

function RunButton({ model: { bench, run } }: { model: LabModel }) {
  const texts = labText().run;
  if (run.isRunning.value) {
    return (
      <button type="button" class="button button-bad run-button" onClick={run.cancel}>
        {texts.cancel}
      </button>
    );
  }
  const trials = bench.checked.a.value.scenario?.trials;
  const isComparing = bench.bench.value.b !== null;
  const label = trials === undefined ? texts.startPlain : countedText(trials, texts.start);
  return (
    <button
      type="button"
      class="button run-button"
      data-run
      aria-disabled={!run.canRun.value}
      title={texts.shortcut}
      onClick={run.start}
    >
      {isComparing ? texts.startBoth : label}
    </button>
  );
}

function Progress({ run, name }: { run: SideRun; name: string | null }) {
  const texts = labText().run;
  const { doneTrials, totalTrials, status, fault, result } = run.state;
  const { rate, leftSeconds, elapsedSeconds } = paceOf(run.state);
  if (status === 'fault') {
    return (
      <p class="outcome outcome-bad" role="alert">
        {fill(texts.fault, { message: fault })}
      </p>
    );
  }
  const words = [
    fill(texts.done, { done: countText(doneTrials), total: countText(totalTrials) }),
    ...(rate > 0 ? [fill(texts.rate, { rate: countText(rate) })] : []),
    status === 'running'
      ? leftSeconds !== null && fill(texts.left, { seconds: secondsText(leftSeconds, language.value) })
      : fill(texts.took, { seconds: secondsText(elapsedSeconds, language.value) }),
  ].filter((word) => word !== false);
  return (
    <div class="progress" data-status={status}>
      {name && <b class="progress-name">{name}</b>}
      <progress value={doneTrials} max={totalTrials} aria-label={texts.progress} />
      <p class="progress-words">
        {doneTrials === 0 && status === 'running' ? texts.preparing : words.join(' · ')}
      </p>
      {status === 'done' && result && (
        <p class="digest" data-digest={result.digest}>
          <Term name={texts.digest} hint={texts.digestHint} />
          <HashValue hash={result.digest} label={texts.digest} />
        </p>
      )}
    </div>
  );
}

export function RunCard({ model }: { model: LabModel }) {
  const { run: texts, tools, figures } = labText();
  const { bench, run } = model;
  const isComparing = bench.bench.value.b !== null;
  const [a, b] = [run.runs.a.value, run.runs.b.value];
  return (
    <section class="card run-card" aria-labelledby="run-title">
      <h2 id="run-title">{texts.title}</h2>
      <div class="run-fields">
        <TrialsField model={model} />
        <DraftField
          bench={bench}
          path={['seed']}
          kind="text"
          label={texts.seed}
          term={<Term name="" label={texts.seed} hint={figures.seed.hint} />}
          onEdit={(value) => bench.editBoth(['seed'], value)}
        />
        <RunButton model={model} />
      </div>
      {a && <Progress run={a} name={isComparing ? tools.a : null} />}
      {b && isComparing && <Progress run={b} name={tools.b} />}
    </section>
  );
}
