import { describe, expect, it } from 'vitest';
import { SCENARIO_NAMES, scenarioJson } from '../../fixtures/scenarios/scenarioFixtures.ts';
import { dayNumber } from './calendar.ts';
import type { Scenario } from './scenario.ts';
import { timelineOf } from './timeline.ts';

const datesOf = (
  checkpoints: Scenario['checkpoints'],
  launches: readonly string[] = ['2026-01-15', '2026-01-10'],
  mode: Scenario['mode'] = 'path',
): readonly string[] =>
  timelineOf({
    ...(scenarioJson('one-series-sold-out') as Scenario),
    mode,
    checkpoints,
    series: launches.map((launchOn) => ({ launchOn })),
  }).dates;

describe('the checkpoints of a grid', () => {
  it('are the last days of periods counted from the first launch, and the day it goes until', () => {
    expect(datesOf({ every: 'month', until: '2026-04-20' })).toEqual([
      '2026-02-09',
      '2026-03-09',
      '2026-04-09',
      '2026-04-20',
    ]);
    expect(datesOf({ every: 'week', until: '2026-01-25' })).toEqual([
      '2026-01-16',
      '2026-01-23',
      '2026-01-25',
    ]);
    expect(datesOf({ every: 'day', until: '2026-01-12' })).toEqual([
      '2026-01-10',
      '2026-01-11',
      '2026-01-12',
    ]);
    expect(datesOf({ every: 'quarter', until: '2026-07-09' })).toEqual(['2026-04-09', '2026-07-09']);
  });

  it('are ends of calendar months where the first launch is on the first, and name the last one once', () => {
    expect(datesOf({ every: 'month', until: '2028-03-31' }, ['2027-12-01'])).toEqual([
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ]);
  });

  it('keep to the ends of months after a launch on the 31st', () => {
    expect(datesOf({ every: 'month', until: '2026-04-30' }, ['2026-01-31'])).toEqual([
      '2026-02-27',
      '2026-03-30',
      '2026-04-29',
      '2026-04-30',
    ]);
  });

  it('are one where the grid ends on the day of the launch', () => {
    expect(datesOf({ every: 'quarter', until: '2026-01-10' })).toEqual(['2026-01-10']);
  });
});

it('are the dates of a list as they stand', () => {
  expect(datesOf({ dates: ['2026-02-01', '2026-05-05'] })).toEqual(['2026-02-01', '2026-05-05']);
});

it('are the last one only in terminal mode', () => {
  expect(datesOf({ every: 'day', until: '2026-05-01' }, ['2026-01-01'], 'terminal')).toEqual(['2026-05-01']);
  expect(datesOf({ dates: ['2026-02-01', '2026-05-05'] }, ['2026-01-01'], 'terminal')).toEqual([
    '2026-05-05',
  ]);
});

it.each(SCENARIO_NAMES)('ascend, with the day numbers of their dates, in %s', (name) => {
  const { checkpoints, dates } = timelineOf(scenarioJson(name) as Scenario);
  expect(checkpoints).toEqual(dates.map(dayNumber));
  expect(checkpoints.every((day, i) => i === 0 || day > checkpoints[i - 1]!)).toBe(true);
});
