/** `tirazh certify`: a gaming laboratory's tests of the generator, the shuffle and the draws. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { badInput } from '../engine/errors.ts';
import { parseWithin } from '../terminal/wordFlags.ts';
import type { CertifyOptions } from './laboratory/certifyAction.ts';

const MOST_THREADS = 256;
const MOST_SEED_BYTES = 64;

/** Whole bytes in hexadecimal. */
function parseSeed(text: string): Uint8Array {
  const isHex = /^(?:[0-9a-fA-F]{2})+$/.test(text);
  if (!isHex || text.length > MOST_SEED_BYTES * 2) {
    throw badInput(
      `--seed: expected 1 to ${MOST_SEED_BYTES} bytes as pairs of hexadecimal digits, got "${text}"`,
    );
  }
  return Uint8Array.from(text.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

export function addCertifyCommand(program: Command): void {
  program
    .command('certify')
    .description(
      'test the generator, the shuffle and the draws as a gaming laboratory does, at the 99 % level',
    )
    .option('--seed <hex>', 'the laboratory’s seed; the published one when left out', parseSeed)
    .option(
      '--workers <number>',
      `threads, ${availableParallelism()} when left out; the result is the same for any number`,
      (text) => parseWithin(text, '--workers', 1, MOST_THREADS),
    )
    .option('--quick', 'smaller samples: some seconds in place of half a minute')
    .option(
      '--generator <file>',
      'test somebody’s generator: its raw 32-bit words, little-endian, in a file or (-) on stdin',
    )
    .option('--report <file.html>', 'write a report with charts')
    .option('--all', 'show every test, not only the most telling')
    .option('--json', 'the whole certificate as JSON on stdout')
    .addHelpText('after', '\nExit code: 0 passed, 1 failed, 2 bad usage (such as too few words).')
    .action(async (options: Omit<CertifyOptions, 'version'>) =>
      (await import('./laboratory/certifyAction.ts')).runCertify({
        ...options,
        version: program.version() ?? '',
      }),
    );
}
