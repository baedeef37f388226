/** The two drafts as signals: edits with undo and redo, and what the scenario's own check says of each. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { parseScenario } from '../../../simulator/scenario/parseScenario.ts';
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import { type Bench, benchOf, draftOf, type Side, withDraft } from '../draft/bench.ts';
import { edited, redone, startHistory, undone } from '../draft/editHistory.ts';
import { type Fault, pathText } from '../draft/faults.ts';
import { type Json, type JsonPath, withValue } from '../draft/json.ts';
import type { PresetId } from '../draft/presets.ts';

export interface CheckedDraft {
  /** Null while there are faults. */
  readonly scenario: Scenario | null;
  readonly faults: readonly Fault[];
}

export interface BenchModel {
  readonly bench: ReadonlySignal<Bench>;
  /** The side that is being edited. */
  readonly side: ReadonlySignal<Side>;
  /** The draft of that side. */
  readonly draft: ReadonlySignal<Json>;
  readonly checked: Readonly<Record<Side, ReadonlySignal<CheckedDraft>>>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Whether anything differs from the preset. */
  readonly isEdited: ReadonlySignal<boolean>;
  choosePreset(preset: PresetId): void;
  chooseSide(side: Side): void;
  /** Sets one value of the draft being edited; further edits of the same place are one step. */
  edit(path: JsonPath, value: Json | undefined): void;
  /** The same on both sides: seed and trials are what the two tables share. */
  editBoth(path: JsonPath, value: Json): void;
  /** A step of its own. */
  change(change: (draft: Json) => Json): void;
  replace(bench: Bench): void;
  reset(): void;
  undo(): void;
  redo(): void;
  startCompare(): void;
  endCompare(): void;
  copyAToB(): void;
  swap(): void;
}

const FIRST_PRESET: PresetId = 'one-series-sold-out';

const NOTHING: CheckedDraft = { scenario: null, faults: [] };

/** Remembers drafts: one that comes back by undo is the same scenario, and not a new one that looks like it. */
function checker(): (draft: Json | null) => CheckedDraft {
  const known = new WeakMap<object, CheckedDraft>();
  return (draft) => {
    if (draft === null) return NOTHING;
    const before = typeof draft === 'object' ? known.get(draft) : undefined;
    if (before) return before;
    const verdict = parseScenario(draft);
    const checked = verdict.ok
      ? { scenario: verdict.scenario, faults: [] }
      : { scenario: null, faults: verdict.faults };
    if (typeof draft === 'object') known.set(draft, checked);
    return checked;
  };
}

export function startBenchModel(): BenchModel {
  const check = checker();
  const history = signal(startHistory(benchOf(FIRST_PRESET)));
  const chosenSide = signal<Side>('a');
  const bench = computed(() => history.value.present);
  const side = computed<Side>(() => (bench.value.b === null ? 'a' : chosenSide.value));
  const draftA = computed(() => bench.value.a);
  const draftB = computed(() => bench.value.b);

  const go = (next: Bench, touched: string | null = null): void => {
    history.value = edited(history.value, next, touched);
  };
  const change = (edit: (draft: Json) => Json): void => {
    const draft = edit(draftOf(bench.value, side.value));
    if (draft !== draftOf(bench.value, side.value)) go(withDraft(bench.value, side.value, draft));
  };

  return {
    bench,
    side,
    draft: computed(() => draftOf(bench.value, side.value)),
    checked: { a: computed(() => check(draftA.value)), b: computed(() => check(draftB.value)) },
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    isEdited: computed(() => bench.value.a !== benchOf(bench.value.preset).a || bench.value.b !== null),
    choosePreset: (preset) => go(benchOf(preset)),
    chooseSide(next) {
      chosenSide.value = next;
    },
    edit(path, value) {
      const draft = withValue(draftOf(bench.value, side.value), path, value);
      go(withDraft(bench.value, side.value, draft), `${side.value}:${pathText(path)}`);
    },
    editBoth(path, value) {
      const { a, b } = bench.value;
      const next = { ...bench.value, a: withValue(a, path, value), b: b && withValue(b, path, value) };
      go(next, pathText(path));
    },
    change,
    replace: (next) => go(next),
    reset: () => go(benchOf(bench.value.preset)),
    undo() {
      history.value = undone(history.value);
    },
    redo() {
      history.value = redone(history.value);
    },
    startCompare() {
      go({ ...bench.value, b: bench.value.a });
      chosenSide.value = 'b';
    },
    endCompare: () => go({ ...bench.value, b: null }),
    copyAToB: () => go({ ...bench.value, b: bench.value.a }),
    swap() {
      const { a, b } = bench.value;
      if (b !== null) go({ ...bench.value, a: b, b: a });
    },
  };
}
