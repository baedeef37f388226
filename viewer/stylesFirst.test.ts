import { expect, test } from 'vitest';
import { withStylesFirst } from './stylesFirst.ts';

test('style sheets come before scripts, in their own order, and nothing else moves', () => {
  const page = `<head>
    <title>x</title>
    <script type="module" src="/a.js"></script>
    <link rel="modulepreload" href="/b.js">
    <link rel="stylesheet" href="/a.css">
    <link rel="stylesheet" href="/b.css">
  </head>`;
  expect(withStylesFirst(page)).toBe(`<head>
    <title>x</title>
    <link rel="stylesheet" href="/a.css">
    <link rel="stylesheet" href="/b.css">
    <script type="module" src="/a.js"></script>
    <link rel="modulepreload" href="/b.js">
  </head>`);
});

test('a page without scripts, or without style sheets, stays as it is', () => {
  const page = '<head><link rel="stylesheet" href="/a.css"></head>';
  expect(withStylesFirst(page)).toBe(page);
  const bare = '<head><script type="module" src="/a.js"></script></head>';
  expect(withStylesFirst(bare)).toBe(bare);
});
