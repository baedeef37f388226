/** Worker thread: makes a whole print run, or takes one over from its file. */
import { buildSeries } from '../series/buildSeries.ts';
import { commitSeries } from '../series/commitSeries.ts';
import { drawNumbersOf } from '../series/seriesColumns.ts';
import { decodeSeries, encodeSeries } from '../series/seriesFile.ts';
import { termsHash } from '../terms/termsHash.ts';
import { carryingFaults } from './crossing.ts';
import type { OpenResult, OpenTask, PrintResult, PrintTask } from './tasks.ts';
import { transferred } from './transferred.ts';

function printRun({ terms, series, secrets }: PrintTask): PrintResult {
  const custodians = secrets.length;
  const hash = termsHash(terms);
  const begun = performance.now();
  const columns = buildSeries(terms, series, secrets);
  const built = performance.now();
  const { commitment } = commitSeries(columns, { lottery: terms.id, series, custodians, termsHash: hash });
  const committed = performance.now();
  const arrow = encodeSeries({
    columns,
    series,
    custodians,
    terms,
    termsHash: hash,
  }) as Uint8Array<ArrayBuffer>;
  const encoded = performance.now();
  const drawNumbers = drawNumbersOf(columns);
  const elapsedMs = { tickets: built - begun, commitment: committed - built, arrow: encoded - committed };
  return transferred({ arrow, commitment, drawNumbers, elapsedMs }, [arrow.buffer, drawNumbers.buffer]);
}

function openRun({ arrow }: OpenTask): OpenResult {
  const { columns, series, custodians, terms, termsHash: hash } = decodeSeries(arrow);
  const { commitment } = commitSeries(columns, { lottery: terms.id, series, custodians, termsHash: hash });
  const drawNumbers = drawNumbersOf(columns);
  return transferred({ terms, commitment, drawNumbers }, [drawNumbers.buffer]);
}

export const print = carryingFaults(printRun);
export const open = carryingFaults(openRun);
