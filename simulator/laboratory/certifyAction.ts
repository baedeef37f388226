/** The work of `tirazh certify`: reads the words if there are any, runs the laboratory, reports. */
import { rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { badInput, checkFailed } from '../../engine/errors.ts';
import { pathReason, writeWhole } from '../../terminal/files.ts';
import { startProgress } from '../../terminal/progressBar.ts';
import { shellWord } from '../../terminal/shellWord.ts';
import type { Certificate } from './certificate.ts';
import { certificateText } from './certificateText.ts';
import { faultsOf } from './certificateWords.ts';
import { certify, type Examination } from './certify.ts';
import { planForeign, wordsToRead } from './foreignSamples.ts';
import { readForeignWords } from './readForeignWords.ts';
import { certificateReport } from './report/certificateReport.ts';
import { FULL, QUICK, type Scale } from './scale.ts';
import { PUBLISHED_SEED } from './streamKeys.ts';

/** A report has some 90 kB. */
const REPORT_BYTES = 2 ** 17;

export interface CertifyOptions {
  readonly seed?: Uint8Array;
  readonly workers?: number;
  readonly report?: string;
  readonly json?: boolean;
  readonly all?: boolean;
  readonly quick?: boolean;
  readonly generator?: string;
  /** Of the program. */
  readonly version: string;
}

export async function runCertify(options: CertifyOptions): Promise<void> {
  if (options.report !== undefined) await checkReport(options.report, options.generator);
  const asked = options.quick ? QUICK : FULL;
  const foreign = options.generator === undefined ? undefined : await readForeign(options.generator, asked);
  const certificate = await examine({
    seed: options.seed ?? PUBLISHED_SEED,
    scale: foreign?.plan.scale ?? asked,
    threads: options.workers ?? availableParallelism(),
    foreign,
  });
  // First what needs no disk: a report that fails must not lose it.
  console.log(
    options.json ? JSON.stringify(certificate, null, 2) : certificateText(certificate, options.all ?? false),
  );
  if (options.report !== undefined) {
    const context = { version: options.version, command: commandOf(options) };
    await writeWhole(options.report, certificateReport(certificate, context));
  }
  if (!certificate.passed) throw checkFailed(firstFault(certificate));
}

/** A report that cannot be written should not be found out a minute later: one of its size is written beside it and taken away. */
async function checkReport(path: string, generator: string | undefined): Promise<void> {
  if (generator !== undefined && resolve(generator) === resolve(path)) {
    throw badInput(`--report: ${path} is the file of words; give the report another name`);
  }
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isFile()) throw badInput(`--report: cannot write ${path}: it is not an ordinary file`);
  const trial = `${path}.${process.pid}.trial`;
  try {
    await writeFile(trial, new Uint8Array(REPORT_BYTES));
  } catch (cause) {
    throw badInput(`--report: cannot write ${path}: ${pathReason(cause)}`, { cause });
  } finally {
    await rm(trial, { force: true });
  }
}

async function readForeign(name: string, asked: Scale): Promise<NonNullable<Examination['foreign']>> {
  const wanted = wordsToRead(asked);
  const progress = startProgress('reading', wanted * 4);
  try {
    const read = await readForeignWords(name, wanted, process.stdin, (bytes) => progress.update(bytes));
    return { name, ...read, plan: planForeign(read.words.length, asked) };
  } finally {
    progress.stop();
    // A generator that never ends would keep us waiting for it.
    if (name === '-') process.stdin.destroy();
  }
}

async function examine(examination: Omit<Examination, 'onProgress'>): Promise<Certificate> {
  const progress = startProgress('laboratory', 1);
  progress.update(0);
  try {
    return await certify({ ...examination, onProgress: (done, total) => progress.update(done / total) });
  } finally {
    progress.stop();
  }
}

function firstFault(certificate: Certificate): string {
  const faults = faultsOf(certificate);
  const more = faults.length > 1 ? `, and ${faults.length - 1} more` : '';
  return `certify: ${faults[0]}${more}`;
}

/** The command line that gives the same certificate. */
function commandOf({ seed, quick, generator }: CertifyOptions): string {
  const parts = [
    'tirazh certify',
    seed && `--seed ${Buffer.from(seed).toString('hex')}`,
    quick && '--quick',
    generator !== undefined && `--generator ${shellWord(generator)}`,
  ];
  return parts.filter(Boolean).join(' ');
}
