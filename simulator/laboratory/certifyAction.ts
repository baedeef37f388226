/** The work of `tirazh certify`: reads the words if there are any, runs the laboratory, reports. */
import { access, constants } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { badInput, checkFailed } from '../../engine/errors.ts';
import { pathReason, writeWhole } from '../../terminal/files.ts';
import { startProgress } from '../../terminal/progressBar.ts';
import type { Certificate } from './certificate.ts';
import { certificateText } from './certificateText.ts';
import { faultsOf } from './certificateWords.ts';
import { certify, type Examination } from './certify.ts';
import { planForeign, wordsToRead } from './foreignSamples.ts';
import { readForeignWords } from './readForeignWords.ts';
import { certificateReport } from './report/certificateReport.ts';
import { FULL, QUICK, type Scale } from './scale.ts';
import { PUBLISHED_SEED } from './streamKeys.ts';

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
  if (options.report !== undefined) await assertFolder(options.report);
  const asked = options.quick ? QUICK : FULL;
  const foreign = options.generator === undefined ? undefined : await readForeign(options.generator, asked);
  const certificate = await examine({
    seed: options.seed ?? PUBLISHED_SEED,
    scale: foreign?.plan.scale ?? asked,
    threads: options.workers ?? availableParallelism(),
    foreign,
  });
  if (options.report !== undefined) {
    const context = { version: options.version, command: commandOf(options) };
    await writeWhole(options.report, certificateReport(certificate, context));
  }
  console.log(
    options.json ? JSON.stringify(certificate, null, 2) : certificateText(certificate, options.all ?? false),
  );
  if (!certificate.passed) throw checkFailed(firstFault(certificate));
}

/** A report that cannot be written should not be found out a minute later. */
async function assertFolder(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
  } catch (cause) {
    throw badInput(`--report: cannot write ${path}: ${pathReason(cause)}`, { cause });
  }
}

async function readForeign(name: string, asked: Scale): Promise<NonNullable<Examination['foreign']>> {
  const wanted = wordsToRead(asked);
  const progress = startProgress('reading', wanted * 4);
  try {
    const words = await readForeignWords(name, wanted, process.stdin, (bytes) => progress.update(bytes));
    return { name, words, plan: planForeign(words.length, asked) };
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
    generator !== undefined && `--generator ${generator}`,
  ];
  return parts.filter(Boolean).join(' ');
}
