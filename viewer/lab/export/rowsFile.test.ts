import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { METRIC_IDS } from '../../../simulator/trials/metricColumns.ts';
import { prepareTrials } from '../../../simulator/trials/prepareTrials.ts';
import { smallScenario } from '../../../simulator/trials/smallScenario.ts';
import { runBlock } from '../../../simulator/trials/trialBlock.ts';
import { trialRows } from '../../../simulator/trials/trialRows.ts';
import { rowsFile } from './rowsFile.ts';

const scenario = smallScenario({ trials: 100 });
const rows = trialRows(100);
runBlock(prepareTrials(scenario), 0, rows);

test('every trial is a row with every metric, whole numbers as int64', () => {
  const table = tableFromIPC(rowsFile(scenario, rows));
  expect(table.schema.fields.map(({ name }) => name)).toEqual(['trial', ...METRIC_IDS]);
  expect(table.numRows).toBe(100);
  const at = ROWS.get('instantWonTenge')!;
  expect([...table.getChild('instantWonTenge')!].map(Number)).toEqual([...rows.columns[at]!]);
  expect([...table.getChild('rtp')!]).toEqual([...rows.columns[ROWS.get('rtp')!]!]);
  expect(String(table.getChild('trial')!.type)).toBe('Int64');
  expect(table.schema.metadata.get('tirazh.seed')).toBe(scenario.seed);
});

test('rows beyond the length are left out, and the bytes are the same each time', () => {
  const bytes = rowsFile(scenario, { columns: rows.columns, length: 7 });
  expect(tableFromIPC(bytes).numRows).toBe(7);
  expect(rowsFile(scenario, { columns: rows.columns, length: 7 })).toEqual(bytes);
});

const ROWS = new Map(['trial', ...METRIC_IDS].map((name, i) => [name, i]));
