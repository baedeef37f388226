/** The charts of one side's result. */
import { useSignal } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import { convergenceChart } from '../../../simulator/charts/convergenceChart.ts';
import { type DistributionData, distributionChart } from '../../../simulator/charts/distributionChart.ts';
import { fanChart } from '../../../simulator/charts/fanChart.ts';
import { jackpotChart } from '../../../simulator/charts/jackpotChart.ts';
import { remainingChart } from '../../../simulator/charts/remainingChart.ts';
import type { Metric, MetricId, SimulationResult } from '../../../simulator/trials/simulationResult.ts';
import { ChartFigure } from '../charts/ChartFigure.tsx';
import {
  convergenceTable,
  distributionTable,
  fanTable,
  jackpotTable,
  remainingTable,
} from '../charts/chartTables.ts';
import type { RunState } from '../run/trialRun.ts';
import { labText } from '../text/labText.ts';

const metricOf = ({ metrics }: SimulationResult, id: MetricId): Metric =>
  metrics.find((metric) => metric.id === id)!;

/** The instant prizes, unless all tickets are sold and nothing about them is uncertain. */
const worthSeeing = (result: SimulationResult): MetricId =>
  metricOf(result, 'instantWonTenge').sd.value > 0 ? 'instantWonTenge' : 'paidTenge';

/** The law of any metric; the instant prizes' with the exact curve. */
function DistributionFigure({ state }: { state: RunState }) {
  const { charts, metrics: names, results } = labText();
  const id = useId();
  const asked = useSignal<MetricId | null>(null);
  const { result, exactCurve } = state;
  const chosen = asked.value ?? worthSeeing(result!);
  const data = useMemo<DistributionData>(
    () => ({ metric: metricOf(result!, chosen), exact: chosen === 'instantWonTenge' ? exactCurve : null }),
    [result, exactCurve, chosen],
  );
  return (
    <ChartFigure
      title={charts.distribution}
      fileName={`tirazh-${chosen}`}
      data={data}
      draw={distributionChart}
      table={(each) => distributionTable(each, labText())}
      isLive={state.status === 'running'}
    >
      <span class="chart-choice">
        <label class="unseen" for={id}>
          {results.metric}
        </label>
        <select
          id={id}
          value={chosen}
          onChange={({ currentTarget }) => {
            asked.value = currentTarget.value as MetricId;
          }}
        >
          {result!.metrics.map((metric) => (
            <option key={metric.id} value={metric.id}>
              {names[metric.id].name}
            </option>
          ))}
        </select>
      </span>
    </ChartFigure>
  );
}

export function ResultCharts({ state }: { state: RunState }) {
  const { charts } = labText();
  const result = state.result!;
  const isLive = state.status === 'running';
  const fan = useMemo(() => ({ fan: result.fund.fan }), [result]);
  const convergence = useMemo(
    () => ({
      convergence: result.convergence,
      exactTenge: metricOf(result, 'instantWonTenge').mean.exact,
    }),
    [result],
  );
  const prizes = useMemo(
    () => ({ tiers: result.tiers, jackpots: result.jackpots, checkpoints: result.checkpoints }),
    [result],
  );
  return (
    <>
      <DistributionFigure state={state} />
      <ChartFigure
        title={charts.fan}
        fileName="tirazh-fund"
        data={fan}
        draw={fanChart}
        table={(data) => fanTable(data, labText())}
        isLive={isLive}
      />
      {metricOf(result, 'instantWonTenge').sd.value > 0 && (
        <ChartFigure
          title={charts.convergence}
          fileName="tirazh-convergence"
          data={convergence}
          draw={convergenceChart}
          table={(data) => convergenceTable(data, labText())}
          isLive={isLive}
        />
      )}
      <ChartFigure
        title={charts.remaining}
        fileName="tirazh-remaining"
        data={prizes}
        draw={remainingChart}
        table={(data) => remainingTable(data, labText())}
        isLive={isLive}
      />
      {result.jackpots.length > 0 && (
        <ChartFigure
          title={charts.jackpot}
          fileName="tirazh-jackpots"
          data={prizes}
          draw={jackpotChart}
          table={(data) => jackpotTable(data, labText())}
          isLive={isLive}
        />
      )}
    </>
  );
}
