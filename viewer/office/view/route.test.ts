import { expect, test } from 'vitest';
import { fragmentOf, routeOf } from './route.ts';

test('a fragment names a section and what is open in it, there and back', () => {
  for (const fragment of ['#tickets', '#tickets/sales', '#raffle/kasipker/2024-05']) {
    const { section, parts } = routeOf(fragment);
    expect(fragmentOf(section!, ...parts)).toBe(fragment);
  }
});

test('what is not known opens nothing, and nothing mistyped stops the page', () => {
  expect(routeOf('')).toEqual({ section: null, parts: [] });
  expect(routeOf('#nothing/at/all')).toEqual({ section: null, parts: ['at', 'all'] });
  expect(routeOf('#tickets/%E0%A4%A')).toEqual({ section: 'tickets', parts: ['%E0%A4%A'] });
});
