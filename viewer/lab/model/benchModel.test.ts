import { expect, test } from 'vitest';
import { valueAt } from '../draft/json.ts';
import { withoutTier, withTier } from '../draft/prizeTable.ts';
import { startBenchModel } from './benchModel.ts';

test('every preset is a scenario without faults', () => {
  const bench = startBenchModel();
  for (const preset of [
    'one-series-sold-out',
    'slow-sales-with-breakage',
    'five-series-with-draws',
  ] as const) {
    bench.choosePreset(preset);
    expect(bench.checked.a.value.faults, preset).toEqual([]);
    expect(bench.isEdited.value).toBe(false);
  }
});

test('an impossible value is a fault at its path until it is undone', () => {
  const bench = startBenchModel();
  const before = bench.checked.a.value.scenario;
  bench.edit(['terms', 'instantTiers', 0, 'count'], 600_000);
  expect(bench.checked.a.value.scenario).toBeNull();
  expect(bench.checked.a.value.faults.map(({ path }) => path)).toEqual(['terms.instantTiers']);
  bench.undo();
  // The very scenario of before: a result that belongs to it is not out of date.
  expect(bench.checked.a.value.scenario).toBe(before);
  expect(bench.canRedo.value).toBe(true);
});

test('typing is one step, and reset goes back to the preset', () => {
  const bench = startBenchModel();
  for (const trials of [2, 20, 200]) bench.editBoth(['trials'], trials);
  bench.change(withTier);
  bench.undo();
  bench.undo();
  expect(bench.isEdited.value).toBe(false);
  bench.redo();
  expect(valueAt(bench.draft.value, ['trials'])).toBe(200);
  bench.reset();
  expect(bench.isEdited.value).toBe(false);
});

test('side B begins as A, is edited apart from it, and shares seed and trials', () => {
  const bench = startBenchModel();
  bench.startCompare();
  expect(bench.side.value).toBe('b');
  bench.change((draft) => withoutTier(draft, 0));
  bench.editBoth(['seed'], 'shared');
  const { a, b } = bench.bench.value;
  expect(valueAt(a, ['terms', 'instantTiers', 0, 'id'])).toBe('t3000');
  expect(valueAt(b!, ['terms', 'instantTiers', 0, 'id'])).toBe('t4000');
  expect([valueAt(a, ['seed']), valueAt(b!, ['seed'])]).toEqual(['shared', 'shared']);
  bench.swap();
  expect(bench.bench.value).toMatchObject({ a: b, b: a });
  bench.copyAToB();
  expect(bench.bench.value.b).toBe(bench.bench.value.a);
  bench.endCompare();
  expect([bench.bench.value.b, bench.side.value]).toEqual([null, 'a']);
  expect(bench.checked.b.value).toEqual({ scenario: null, faults: [] });
});
