import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssue, dotPath, shown } from './describeIssue.ts';

it('writes a path as code does', () => {
  expect(dotPath(['instantTiers', 3, 'amountTenge'])).toBe('instantTiers[3].amountTenge');
  expect(dotPath([])).toBe('(document)');
});

it('shows a value on one short line and never calls its toString', () => {
  expect([null, 1.5, true, [1], { toString: 0 }, 'a\nb', 'x'.repeat(99)].map(shown)).toEqual([
    'null',
    '1.5',
    'true',
    'array',
    'object',
    '"a\\nb"',
    `"${'x'.repeat(60)}"`,
  ]);
});

it('tells a missing value from one of another type, gives a key the words of its own rule, and leaves the rest alone', () => {
  const schema = z.strictObject({
    a: z.string(),
    b: z.int(),
    c: z.int().max(3),
    d: z.record(z.string().regex(/x/, 'expected an x'), z.int()),
  });
  const parsed = schema.safeParse({ b: '1', c: 4, d: { y: 1 } }, { error: describeIssue });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
    'missing: expected string',
    'expected number, got "1"',
    'Too big: expected number to be <=3',
    'expected an x',
  ]);
});
