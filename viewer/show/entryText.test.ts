import { expect, test } from 'vitest';
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { drawStory } from '../testing/drawStory.ts';
import { entryGroups, entryText } from './entryText.ts';

const { plan } = drawStory()[0] as { plan: DrawPlan };
const { series: _, ...rest } = plan;
const ofList: DrawPlan = { ...rest, series: null };

test('a ticket number stands in groups of three, on paper and in cells', () => {
  expect(entryText(plan, '407218936514')).toBe('407\u00a0218\u00a0936\u00a0514');
  expect(entryGroups(plan, [...'407218936514']).map((group) => group.join(''))).toEqual([
    '407',
    '218',
    '936',
    '514',
  ]);
  expect(entryGroups({ ...ofList, rehearsal: true }, [...'407218936514'])).toHaveLength(4);
});

test('a code of a list stays in one piece, whatever its characters', () => {
  for (const entry of ['KOD-038', '0042', '407218936514', 'A'.repeat(32)]) {
    expect(entryText(ofList, entry)).toBe(entry);
    expect(entryGroups(ofList, [...entry])).toEqual([[...entry]]);
  }
});

test('an entry too long to read in one row stands in even rows, never with a remainder', () => {
  const rows = (length: number) => entryGroups(ofList, Array(length).fill('A')).map((row) => row.length);
  expect(rows(33)).toEqual([17, 16]);
  expect(rows(64)).toEqual([32, 32]);
  expect(entryText(ofList, 'A'.repeat(64))).toBe('A'.repeat(64));
});
