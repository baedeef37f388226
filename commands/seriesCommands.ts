/**
 * `tirazh series`: build a print run, audit it, prove a ticket. Each action loads its own code: Arrow and age cost a
 * quarter of a second that other commands need not pay.
 */
import type { Command } from 'commander';
import { badInput } from '../engine/errors.ts';
import { collect } from '../terminal/options.ts';
import type { AuditOptions } from './seriesAudit.ts';
import type { BuildOptions } from './seriesBuild.ts';
import type { ProofOptions, VerifyProofOptions } from './seriesProof.ts';

function parseSeries(text: string): number {
  if (!/^0*[1-9]\d{0,2}$/.test(text)) throw badInput(`--series: expected a number 1 to 999, got "${text}"`);
  return Number(text);
}

export function addSeriesCommands(program: Command): void {
  const series = program.command('series').description('print runs: build, audit, prove a ticket');

  series
    .command('build')
    .description('make all tickets of a series and the public commitment to them')
    .requiredOption('--terms <file>', 'the terms, JSON')
    .requiredOption('--series <number>', 'the number of the series, 1 to 999', parseSeries)
    .requiredOption('--secret-file <file...>', "the custodians' secrets, in their agreed order", collect, [])
    .requiredOption('--out <folder>', 'where the two files go')
    .option('--recipient <age1…>', 'encrypt the tickets to the printer')
    .option('--plain', 'leave the tickets readable')
    .option('--json', 'the commitment and the paths as JSON on stdout')
    .action(async (options: BuildOptions) => (await import('./seriesBuild.ts')).buildSeriesFiles(options));

  series
    .command('secret')
    .description("make a custodian's secret")
    .requiredOption('--out <file>', 'where it goes; readable by its owner only')
    .option('--json', 'the path as JSON on stdout')
    .action(async (options: { out: string; json?: boolean }) =>
      (await import('./seriesBuild.ts')).makeSecret(options),
    );

  series
    .command('audit')
    .description('check a series against its terms, and for leaks; exit code 1 when anything is wrong')
    .argument('<file>', 'the series, .arrow or .arrow.age')
    .option('--terms <file>', 'the terms it should have been made from; otherwise those inside the file')
    .option('--commitment <file>', 'the published commitment')
    .option('--identity-file <file>', 'AGE-SECRET-KEY-1… for an encrypted series')
    .option('--json', 'the report as JSON on stdout')
    .action(async (file: string, options: AuditOptions) =>
      (await import('./seriesAudit.ts')).auditSeriesFile(file, options),
    );

  series
    .command('proof')
    .description('the proof that one ticket, as printed, is in the series')
    .argument('<file>', 'the series, .arrow or .arrow.age')
    .requiredOption('--serial <serial>', 'the ticket, SSS-PPPPP-TT')
    .requiredOption('--commitment <file>', 'the published commitment')
    .option('--identity-file <file>', 'AGE-SECRET-KEY-1… for an encrypted series')
    .option('--out <file>', 'where the proof goes; otherwise stdout')
    .option('--json', 'with --out: what was written as JSON on stdout')
    .action(async (file: string, options: ProofOptions) =>
      (await import('./seriesProof.ts')).proveTicketOfFile(file, options),
    );

  series
    .command('verify-proof')
    .description('check a ticket proof against the published commitment, with nothing else')
    .argument('<proof>', 'the proof, JSON')
    .requiredOption('--commitment <file>', 'the published commitment')
    .option('--terms <file>', 'the terms, to name the symbols')
    .option('--json', 'the verdict as JSON on stdout')
    .action(async (proof: string, options: VerifyProofOptions) =>
      (await import('./seriesProof.ts')).verifyProofFile(proof, options),
    );
}
