import { expect, test } from 'vitest';
import { faultsAt, faultsWithin, pathText, placesOf } from './faults.ts';

const faults = [
  { path: 'trials', message: 'expected number, got "many"' },
  { path: 'draws.calendar[4].on', message: 'Invalid ISO date' },
  { path: 'drawsman', message: 'no such field' },
];

test('a path is written as the faults write it', () => {
  expect(pathText(['draws', 'calendar', 4, 'on'])).toBe('draws.calendar[4].on');
  expect(pathText(['terms', 'tax', 'mrpTengeByYear', '2026'])).toBe('terms.tax.mrpTengeByYear.2026');
});

test('a field has the faults of its own path, a section those of its parts', () => {
  expect(faultsAt(faults, ['draws', 'calendar', 4, 'on'])).toEqual([faults[1]]);
  expect(faultsAt(faults, ['draws'])).toEqual([]);
  expect(faultsWithin(faults, ['draws', 'tax'])).toEqual([faults[1]]);
  expect(faultsWithin(faults, ['trials'])).toEqual([faults[0]]);
});

test('the places of a fault lead outwards to the section', () => {
  expect(placesOf('draws.calendar[4].on')).toEqual([
    'draws.calendar[4].on',
    'draws.calendar[4]',
    'draws.calendar',
    'draws',
  ]);
  expect(placesOf('a["x-y"][0]')).toEqual(['a["x-y"][0]', 'a["x-y"]', 'a']);
  expect(placesOf('')).toEqual([]);
});
