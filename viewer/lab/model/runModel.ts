/** Runs of A and, when two tables are compared, of B after it. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import type { Side } from '../draft/bench.ts';
import { type RunState, startTrialRun, type TrialRun } from '../run/trialRun.ts';
import type { BenchModel } from './benchModel.ts';

/** What was run on a side, as far as it went. */
export interface SideRun {
  readonly scenario: Scenario;
  readonly state: RunState;
}

export interface RunModel {
  readonly runs: Readonly<Record<Side, ReadonlySignal<SideRun | null>>>;
  readonly isRunning: ReadonlySignal<boolean>;
  /** The side whose trials go on; null between runs. */
  readonly running: ReadonlySignal<Side | null>;
  readonly canRun: ReadonlySignal<boolean>;
  start(): void;
  cancel(): void;
}

export function startRunModel(bench: BenchModel): RunModel {
  const runs = { a: signal<SideRun | null>(null), b: signal<SideRun | null>(null) };
  const running = signal<Side | null>(null);
  let run: TrialRun | null = null;

  const sides = computed<readonly Side[]>(() => (bench.bench.value.b === null ? ['a'] : ['a', 'b']));
  const canRun = computed(() => sides.value.every((side) => bench.checked[side].value.scenario !== null));

  /** Runs the scenarios one after another: each has all the workers, and neither slows the other's pace. */
  function runNext(queue: readonly { side: Side; scenario: Scenario }[]): void {
    const [next, ...rest] = queue;
    if (!next) {
      running.value = null;
      return;
    }
    const { side, scenario } = next;
    running.value = side;
    run = startTrialRun(scenario);
    const { state } = run;
    const release = effect(() => {
      runs[side].value = { scenario, state: state.value };
      if (state.value.status === 'running') return;
      // Not inside the effect that is still being set up.
      queueMicrotask(() => {
        release();
        runNext(state.value.status === 'done' ? rest : []);
      });
    });
  }

  return {
    runs,
    running,
    isRunning: computed(() => running.value !== null),
    canRun,
    start() {
      if (running.value !== null || !canRun.value) return;
      runs.a.value = null;
      runs.b.value = null;
      runNext(sides.value.map((side) => ({ side, scenario: bench.checked[side].value.scenario! })));
    },
    cancel: () => run?.cancel(),
  };
}
