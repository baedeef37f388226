/** One side's result: the key figures, the charts, every number, and the files. */
import type { SideRun } from '../model/runModel.ts';
import { countedText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';
import { Exports } from './Exports.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { ResultCharts } from './ResultCharts.tsx';
import { MetricsTable, RiskTable, TiersTable } from './ResultTables.tsx';

export interface ResultPanelProps {
  readonly run: SideRun;
  readonly title: string;
  /** Whether the scenario has been edited since. */
  readonly isStale: boolean;
}

export function ResultPanel({ run, title, isStale }: ResultPanelProps) {
  const { run: texts, results } = labText();
  const { result, status } = run.state;
  if (!result) return null;
  return (
    <section class="results" aria-labelledby="results-title" data-status={status}>
      <div class="results-head">
        <h2 id="results-title">{title}</h2>
        <p class="muted">{countedText(result.trials, results.trials)}</p>
      </div>
      {isStale && <p class="caution">{texts.stale}</p>}
      {status === 'cancelled' && <p class="caution">{texts.partial}</p>}
      <KeyFigures result={result} />
      {result.warnings.length > 0 && (
        <div class="outcome outcome-bad" role="alert">
          <p class="outcome-title">{texts.warnings}</p>
          <ul lang="en">
            {result.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      <ResultCharts state={run.state} />
      <details class="all-numbers" open>
        <summary>
          <h3>{results.metrics}</h3>
        </summary>
        <MetricsTable result={result} />
      </details>
      <details class="all-numbers">
        <summary>
          <h3>{results.risk}</h3>
        </summary>
        <RiskTable result={result} />
      </details>
      <details class="all-numbers">
        <summary>
          <h3>{results.tiers}</h3>
        </summary>
        <TiersTable result={result} />
      </details>
      {status !== 'running' && <Exports run={run} />}
    </section>
  );
}
