import { describe, expect, it } from 'vitest';
import { selectTickets } from './selectTickets.ts';

/** The last pack is not full. */
const shape = { series: 1, tickets: 95, packTickets: 30 };

const rangesOf = (text: string): string => {
  const selection = selectTickets(text, shape);
  if (!selection.ok) throw new Error(JSON.stringify(selection.faults));
  return selection.ranges.map(({ first, last }) => `${first}-${last}`).join(' ');
};
const faultsOf = (text: string): string[] => {
  const selection = selectTickets(text, shape);
  return selection.ok ? [] : selection.faults.map(({ at, word, reason }) => `${at} ${word} ${reason}`);
};

describe('naming tickets', () => {
  it.each([
    ['1', '0-29'],
    ['1-4', '0-94'],
    ['4', '90-94'],
    ['2, 1', '0-59'],
    ['3;1\n', '0-29 60-89'],
    ['1 .. 2', '0-59'],
    ['1 – 2', '0-59'],
    ['1 - 2', '0-59'],
    ['001-00001-01', '0-0'],
    ['001-00002-30', '59-59'],
    ['001-00001-03..001-00002-05', '2-34'],
    ['001-00001-03 — 001-00002-05; 4', '2-34 90-94'],
    ['001-00001-03,001-00001-01,001-00001-02', '0-2'],
  ])('%j is %s', (text, ranges) => expect(rangesOf(text)).toBe(ranges));

  it.each([
    ['', ['1  form']],
    ['x', ['1 x form']],
    ['0', ['1 0 not-printed']],
    ['5', ['1 5 not-printed']],
    ['3-2', ['1 3-2 backwards']],
    ['002-00001-01', ['1 002-00001-01 other-series']],
    ['001-00001-31', ['1 001-00001-31 not-printed']],
    ['001-00004-06', ['1 001-00004-06 not-printed']],
    ['001-00002-01..001-00001-01', ['1 001-00002-01..001-00001-01 backwards']],
    ['1, 1', ['2 1 repeated']],
    ['1-3, 001-00002-07', ['2 001-00002-07 repeated']],
    ['x, 7, 1, 001-00001-01', ['1 x form', '2 7 not-printed', '4 001-00001-01 repeated']],
  ])('%j is refused, every fault of it', (text, faults) => expect(faultsOf(text)).toEqual(faults));
});
