/** A whole print run on the real terms, stage by stage: 500,100 tickets. */
import { readFileSync } from 'node:fs';
import { auditSeries } from '../../engine/series/auditSeries.ts';
import { buildSeries } from '../../engine/series/buildSeries.ts';
import { ticketTree } from '../../engine/series/commitSeries.ts';
import { decodeSeries, encodeSeries } from '../../engine/series/seriesFile.ts';
import { parseTerms } from '../../engine/terms/lotteryTerms.ts';
import { termsHash } from '../../engine/terms/termsHash.ts';
import { type AnyRow, timedStage } from '../row.ts';

const GROUP = 'print run of 500,100 tickets, by stage';
const SERIES = 1;
/** Fixed secrets: the same tickets in every run. */
const SECRETS = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];

export function seriesStageRows(): AnyRow[] {
  const path = new URL('../../fixtures/7s-avto-loto.json', import.meta.url);
  const parsed = parseTerms(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.ok) throw new Error(`fixtures/7s-avto-loto.json: ${parsed.faults[0]!.message}`);
  const { terms } = parsed;
  const columns = buildSeries(terms, SERIES, SECRETS);
  const facts = { columns, series: SERIES, custodians: SECRETS.length, terms, termsHash: termsHash(terms) };
  const file = encodeSeries(facts);
  return [
    timedStage(GROUP, 'tickets: outcomes, faces, numbers', () => void buildSeries(terms, SERIES, SECRETS)),
    timedStage(GROUP, 'commitment: salted leaves, Merkle tree', () => void ticketTree(columns).root()),
    timedStage(GROUP, 'Arrow file: encode', () => void encodeSeries(facts)),
    timedStage(GROUP, 'Arrow file: decode', () => void decodeSeries(file)),
    timedStage(GROUP, 'audit: exact checks and leak audit', () => void auditSeries({ file: facts })),
  ];
}
