import { expect, test } from 'vitest';
import { type Bench, benchOf } from '../draft/bench.ts';
import { withValue } from '../draft/json.ts';
import { PRESET_IDS } from '../draft/presets.ts';
import { withoutTier } from '../draft/prizeTable.ts';
import { benchFragment, readBench } from './benchLink.ts';
import { linkText } from './linkText.ts';

test.each(PRESET_IDS)('a bench that is %s comes back from its link, which is short', async (preset) => {
  const fragment = await benchFragment(benchOf(preset));
  expect(fragment.length).toBeLessThan(200);
  expect(await readBench(fragment)).toEqual({ ok: true, bench: benchOf(preset) });
});

test('edits of both sides come back, half-typed values too', async () => {
  const start = benchOf('one-series-sold-out');
  const a = withValue(withoutTier(start.a, 13), ['trials'], 'many');
  const bench: Bench = { ...start, a, b: withValue(a, ['terms', 'instantTiers', 0, 'count'], 90_000) };
  expect(await readBench(await benchFragment(bench))).toEqual({ ok: true, bench });
});

test('a link that was cut short or altered is broken, whatever it says', async () => {
  const fragment = await benchFragment(benchOf('one-series-sold-out'));
  const link = { v: 1, preset: 'one-series-sold-out', hash: '', a: [], b: null };
  const broken = [
    fragment.slice(0, -3),
    '#s=',
    '#s=%%%',
    '#elsewhere',
    `#s=${await linkText('no JSON')}`,
    `#s=${await linkText(JSON.stringify({ ...link, v: 2 }))}`,
    `#s=${await linkText(JSON.stringify({ ...link, preset: 'constructor' }))}`,
    `#s=${await linkText(JSON.stringify({ ...link, more: 1 }))}`,
  ];
  for (const each of broken) expect(await readBench(each), each).toEqual({ ok: false, reason: 'broken' });
});

test('a link made with another edition of its preset says so', async () => {
  const text = JSON.stringify({ v: 1, preset: 'one-series-sold-out', hash: '0'.repeat(12), a: [], b: null });
  expect(await readBench(`#s=${await linkText(text)}`)).toEqual({ ok: false, reason: 'edition' });
});
