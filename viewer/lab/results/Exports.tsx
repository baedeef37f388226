/** The result to take away: metrics, all of it, and every trial. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SimulationResult } from '../../../simulator/trials/simulationResult.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { fill } from '../../text/fill.ts';
import { csv } from '../export/csv.ts';
import { resultRows } from '../export/resultCsv.ts';
import { type FromRows, MOST_ROWS, type ToRows } from '../export/rowsMessages.ts';
import type { SideRun } from '../model/runModel.ts';
import { countText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';

export function Exports({ run }: { run: SideRun }) {
  const texts = labText().exports;
  const result = run.state.result!;
  return (
    <section class="exports" aria-labelledby="exports-title">
      <h3 id="exports-title">{texts.title}</h3>
      <div class="export-buttons">
        <button type="button" class="button button-second" data-export="csv" onClick={() => saveCsv(result)}>
          {texts.csv}
        </button>
        <button
          type="button"
          class="button button-second"
          data-export="json"
          onClick={() => saveJson(result)}
        >
          {texts.json}
        </button>
        <ArrowExport run={run} />
      </div>
      <p class="muted small">{fill(texts.arrowHint, { rows: countText(MOST_ROWS) })}</p>
    </section>
  );
}

const saveCsv = (result: SimulationResult): void =>
  saveFile('tirazh-metrics.csv', new Blob([csv(resultRows(result))], { type: 'text/csv' }));

const saveJson = (result: SimulationResult): void =>
  saveFile(
    'tirazh-result.json',
    new Blob([`${JSON.stringify(result, null, 2)}\n`], { type: 'application/json' }),
  );

type ArrowState = { readonly share: number } | { readonly fault: string } | null;

/** The trials are run again for their rows: a run keeps none. */
function ArrowExport({ run }: { run: SideRun }) {
  const texts = labText().exports;
  const state = useSignal<ArrowState>(null);
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);

  function end(next: ArrowState): void {
    worker.current?.terminate();
    worker.current = null;
    state.value = next;
  }

  function receive(message: FromRows): void {
    if (message.kind === 'progress') {
      state.value = { share: message.share };
    } else if (message.kind === 'fault') {
      end({ fault: message.message });
    } else {
      saveFile(
        'tirazh-trials.arrow',
        new Blob([message.bytes], { type: 'application/vnd.apache.arrow.file' }),
      );
      end(null);
    }
  }

  function start(): void {
    if (worker.current) return;
    state.value = { share: 0 };
    const started = new Worker(new URL('../export/rows.worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<FromRows>) => receive(data));
    started.addEventListener('error', ({ message }) => end({ fault: message }));
    started.postMessage({ scenario: run.scenario } satisfies ToRows);
    worker.current = started;
  }

  const now = state.value;
  return (
    <>
      <button
        type="button"
        class="button button-second"
        data-export="arrow"
        aria-disabled={now !== null && 'share' in now}
        onClick={start}
      >
        {now && 'share' in now
          ? fill(texts.preparing, { percent: Math.floor(now.share * 100) })
          : texts.arrow}
      </button>
      {now && 'fault' in now && (
        <p class="field-fault" role="alert">
          {fill(texts.fault, { message: now.fault })}
        </p>
      )}
    </>
  );
}
