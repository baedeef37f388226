import { expect, test } from 'vitest';
import { pageOf } from './paging.ts';

const ten = Array.from({ length: 10 }, (_, index) => `r${index}`);
const base = { most: 4, nowMs: 0, isStill: false, around: null };

test('what fits is one page, whatever the time', () => {
  expect(pageOf(ten.slice(0, 4), { ...base, nowMs: 123_456 })).toEqual({
    items: ten.slice(0, 4),
    page: 0,
    pages: 1,
  });
  expect(pageOf([], base)).toEqual({ items: [], page: 0, pages: 1 });
});

test('pages turn by the server’s clock and come round again', () => {
  const pages = [0, 7_000, 14_000, 21_000].map((nowMs) => pageOf(ten, { ...base, nowMs }));
  expect(pages.map(({ page }) => page)).toEqual([0, 1, 2, 0]);
  expect(pages[2]!.items).toEqual(['r8', 'r9']);
});

test('pages stand when motion is off, and where something happens', () => {
  expect(pageOf(ten, { ...base, nowMs: 7_000, isStill: true }).page).toBe(0);
  expect(pageOf(ten, { ...base, around: 'r9' }).page).toBe(2);
});
