import { expect, test } from 'vitest';
import { fragmentOf, routeOf } from './route.ts';

test('a fragment names a view and a draw, there and back', () => {
  for (const fragment of ['#air', '#air/7s-avto-loto-001-02', '#plan/list-001', '#journal']) {
    expect(fragmentOf(routeOf(fragment))).toBe(fragment);
  }
});

test('what is not known opens the draw at hand', () => {
  expect(routeOf('')).toEqual({ view: 'air', draw: null });
  expect(routeOf('#nothing')).toEqual({ view: 'air', draw: null });
  expect(routeOf('#air/')).toEqual({ view: 'air', draw: null });
});
