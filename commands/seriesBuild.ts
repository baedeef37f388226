/** `tirazh series build` and `tirazh series secret`. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { badInput } from '../engine/errors.ts';
import { buildSeries, type OnProgress } from '../engine/series/buildSeries.ts';
import {
  commitmentOf,
  type SeriesCommitment,
  type SeriesFacts,
  ticketTreeInSteps,
} from '../engine/series/commitSeries.ts';
import { winnersOf } from '../engine/series/printLimits.ts';
import type { SeriesColumns } from '../engine/series/seriesColumns.ts';
import { encodeSeries, type SeriesFile } from '../engine/series/seriesFile.ts';
import { SECRET_BYTES } from '../engine/series/seriesKeys.ts';
import { formatInteger } from '../engine/terms/tenge.ts';
import { termsHash } from '../engine/terms/termsHash.ts';
import { checkRecipient } from '../terminal/ageFile.ts';
import { pathReason, writeWhole } from '../terminal/files.ts';
import { startProgress } from '../terminal/progressBar.ts';
import { readTerms } from '../terminal/readTerms.ts';
import { readSecrets } from './secretFiles.ts';
import { refuseOverwrite, seriesNames } from './seriesFiles.ts';

/** Only its owner may read a file that tells every winner. */
const SECRET_MODE = 0o600;

/** The part of the time that the tickets take; the rest goes to the commitment. */
const BUILD_SHARE = 0.6;

export interface BuildOptions {
  readonly terms: string;
  readonly series: number;
  readonly secretFile: readonly string[];
  readonly out: string;
  readonly recipient?: string;
  readonly plain?: boolean;
  readonly json?: boolean;
}

function checkDestination({ recipient, plain }: BuildOptions): void {
  if (recipient === undefined && !plain) {
    throw badInput(
      'give --recipient age1… to encrypt the series to the printer, or --plain to leave it readable',
    );
  }
  if (recipient !== undefined && plain)
    throw badInput('--recipient and --plain exclude each other; give one');
  // Before the tickets are made: a slip of the keyboard costs no second.
  if (recipient !== undefined) checkRecipient(recipient);
}

/** Commits to the tickets, giving way between steps to the file that is being written meanwhile. */
async function commitInSteps(
  columns: SeriesColumns,
  facts: SeriesFacts,
  onProgress: OnProgress,
): Promise<SeriesCommitment> {
  const steps = ticketTreeInSteps(columns);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return commitmentOf(step.value, facts);
    onProgress(step.value);
    await setImmediate();
  }
}

interface Destination {
  readonly arrowPath: string;
  readonly commitmentPath: string;
  /** Writes the Arrow file. */
  readonly write: (arrow: Uint8Array<ArrayBuffer>) => Promise<void>;
}

/** Writes both files or none: the tickets while they are committed to, then the commitment. */
async function writeBoth(
  file: SeriesFile,
  to: Destination,
  onProgress: OnProgress,
): Promise<SeriesCommitment> {
  const { columns, terms, series, custodians, termsHash } = file;
  const writing = to.write(encodeSeries(file));
  const committing = commitInSteps(columns, { lottery: terms.id, series, custodians, termsHash }, onProgress);
  const results = await Promise.allSettled([writing, committing]);
  try {
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    const commitment = await committing;
    await writeWhole(to.commitmentPath, `${JSON.stringify(commitment, null, 2)}\n`);
    return commitment;
  } catch (fault) {
    await rm(to.arrowPath, { force: true });
    throw fault;
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw badInput(`cannot make the folder ${path}: ${pathReason(cause)}`, { cause });
  }
}

export async function buildSeriesFiles(options: BuildOptions): Promise<void> {
  checkDestination(options);
  const { series, recipient } = options;
  const names = seriesNames(series, recipient !== undefined);
  const arrowPath = join(options.out, names.arrow);
  const commitmentPath = join(options.out, names.commitment);
  refuseOverwrite(arrowPath, commitmentPath);
  const terms = await readTerms(options.terms);
  const secrets = await readSecrets(options.secretFile);

  await makeFolder(options.out);
  const sealer = recipient === undefined ? undefined : (await import('./sealing.ts')).startSealer();
  const progress = startProgress(`series ${series}`, 1);
  try {
    const columns = buildSeries(terms, series, secrets, (share) => progress.update(share * BUILD_SHARE));
    const file = { columns, series, custodians: secrets.length, terms, termsHash: termsHash(terms) };
    const write = (arrow: Uint8Array<ArrayBuffer>): Promise<void> =>
      sealer && recipient !== undefined
        ? sealer.seal({ plain: arrow, recipient, path: arrowPath, mode: SECRET_MODE })
        : writeWhole(arrowPath, arrow, SECRET_MODE);
    const to = { arrowPath, commitmentPath, write };
    const commitment = await writeBoth(file, to, (share) =>
      progress.update(BUILD_SHARE + share * (1 - BUILD_SHARE)),
    );
    progress.stop();
    if (options.json) {
      const files = { arrow: arrowPath, commitment: commitmentPath, encrypted: recipient !== undefined };
      console.log(JSON.stringify({ ...files, ...commitment }));
      return;
    }
    console.log(
      [
        `${terms.id}, series ${series}: ${formatInteger(columns.tickets)} tickets, ${formatInteger(winnersOf(terms))} of them win`,
        `  custodians  ${secrets.length}`,
        `  terms       ${commitment.termsHash}`,
        `  root        ${commitment.root}`,
        `  tickets     ${arrowPath} (${recipient === undefined ? 'NOT encrypted: it tells every winner' : `encrypted to ${recipient}`})`,
        `  commitment  ${commitmentPath} (publish it before the first ticket is sold)`,
      ].join('\n'),
    );
  } finally {
    progress.stop();
    await sealer?.close();
  }
}

/** Makes a custodian's secret from the machine's cryptographic generator. */
export async function makeSecret({ out, json }: { out: string; json?: boolean }): Promise<void> {
  refuseOverwrite(out);
  await writeWhole(out, `${randomBytes(SECRET_BYTES).toString('hex')}\n`, SECRET_MODE);
  console.log(
    json
      ? JSON.stringify({ out })
      : `${out}: a new secret of ${SECRET_BYTES} bytes; only its custodian may see it`,
  );
}
