import { expect, test } from 'vitest';
import { namedLists, workListOf, workListQuery } from './workLists.ts';

test('a clerk begins with what waits for the role, a reader with what is open', () => {
  expect(workListOf(undefined, 'cashier')).toBe('mine');
  expect(workListOf(undefined, 'auditor')).toBe('open');
  expect(namedLists('auditor')).not.toContain('mine');
  // An address of somebody else's.
  expect(workListOf('mine', 'auditor')).toBe('open');
  expect(workListOf('acted', 'host')).toBe('open');
  expect(workListOf('nothing', 'operator')).toBe('mine');
  expect(workListOf('expertise', 'auditor')).toBe('expertise');
});

test('each list asks the server for its own claims', () => {
  expect(workListQuery('overdue', 'cashier', '')).toBe('due=overdue');
  expect(workListQuery('open', 'cashier', '001-00007-01')).toBe('due=open&serial=001-00007-01');
  expect(workListQuery('acted', 'operator', '')).toBe('by=me');
  expect(workListQuery('all', 'operator', '')).toBe('');
  expect(workListQuery('approved', 'auditor', '')).toBe('state=approved');
  expect(workListQuery('mine', 'cashier', '')).toBe('state=presented&state=approved&state=paid');
});
