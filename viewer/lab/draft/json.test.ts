import { expect, test } from 'vitest';
import { type Json, valueAt, withValue } from './json.ts';

const document: Json = {
  fund: { openingTenge: 5 },
  series: [{ launchOn: '2026-01-01' }, { launchOn: '2026-03-01' }],
};

test('a value is found by its path, and nothing where there is none', () => {
  expect(valueAt(document, ['series', 1, 'launchOn'])).toBe('2026-03-01');
  expect(valueAt(document, [])).toBe(document);
  for (const path of [
    ['series', 2],
    ['fund', 'x', 'y'],
    ['fund', 'constructor'],
    ['series', 'length'],
  ]) {
    expect(valueAt(document, path), path.join()).toBeUndefined();
  }
});

test('a value is replaced in a copy; the document itself and its other parts stay', () => {
  const next = withValue(document, ['fund', 'openingTenge'], 7);
  expect(next).toEqual({ ...(document as object), fund: { openingTenge: 7 } });
  expect(valueAt(next, ['series'])).toBe(valueAt(document, ['series']));
  expect(valueAt(document, ['fund', 'openingTenge'])).toBe(5);
});

test('properties keep their order, new ones come last', () => {
  const next = withValue(withValue({ a: 1, b: 2 }, ['a'], 3), ['c'], 4);
  expect(Object.keys(next as object)).toEqual(['a', 'b', 'c']);
});

test('undefined takes a property or a list’s item away', () => {
  expect(withValue(document, ['fund', 'openingTenge'], undefined)).toEqual({
    ...(document as object),
    fund: {},
  });
  expect(valueAt(withValue(document, ['series', 0], undefined), ['series'])).toEqual([
    { launchOn: '2026-03-01' },
  ]);
});

test('what is missing on the way is made, and a name that objects inherit is a name like any other', () => {
  expect(withValue({}, ['curve', 'sd'], 1)).toEqual({ curve: { sd: 1 } });
  const next = withValue({}, ['__proto__', 'polluted'], true);
  expect(Object.keys(next as object)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
