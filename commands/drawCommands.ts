/** `tirazh draw`: run a draw offline, verify any draw's transcript, make and commit to a secret. */
import { randomBytes } from 'node:crypto';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { type Command, Option } from 'commander';
import { commitmentOf } from '../engine/draw/commitment.ts';
import { badInput } from '../engine/errors.ts';
import { readText } from '../terminal/files.ts';
import { collect, parseCount } from '../terminal/options.ts';
import { checkName, parseSecret } from './contributions.ts';
import { printProtocol } from './drawProtocol.ts';
import { runDraw } from './drawRun.ts';
import { verifyDraw } from './drawVerify.ts';

interface CommitOptions {
  readonly drawId: string;
  readonly contributor: string;
  readonly secretFile: string;
  readonly json?: boolean;
}

function printSecret({ json }: { json?: boolean }): void {
  const secret = bytesToHex(randomBytes(32));
  console.log(json ? JSON.stringify({ secret }) : secret);
}

async function printCommitment({ drawId, contributor, secretFile, json }: CommitOptions): Promise<void> {
  checkName(drawId, '--draw-id');
  checkName(contributor, '--contributor');
  const { name, secret } = parseSecret(await readText(secretFile), secretFile);
  if (name !== null && name !== contributor) {
    throw badInput(`${secretFile}: the secret is ${name}'s, --contributor says ${contributor}`);
  }
  const commitment = commitmentOf(drawId, contributor, hexToBytes(secret));
  console.log(json ? JSON.stringify({ drawId, contributor, commitment }) : commitment);
}

export function addDrawCommands(program: Command): void {
  const draw = program.command('draw').description('run a draw offline, or verify any transcript');

  draw
    .command('run')
    .description('pick winners and reserves from a list and write the transcript')
    .requiredOption('--entries <file>', 'one entry a line, UTF-8, up to 5,000,000')
    .requiredOption('--winners <count>', 'winners to pick', parseCount('--winners', 1))
    .option('--reserves <count>', 'reserves to pick after the winners', parseCount('--reserves', 0), 0)
    .requiredOption('--draw-id <id>', 'names the draw: lower-case letters, digits, hyphens')
    .option('--secret <hex...>', 'each contributor’s 32-byte secret, 64 hex digits or name=hex', collect, [])
    .option(
      '--secret-file <file...>',
      'the same, read from files, which other users of the machine cannot see',
      collect,
      [],
    )
    .requiredOption('--out <file>', 'where the transcript goes')
    .option('--terms <file>', 'the lottery’s terms, bound into the plan')
    .option('--closes-at <instant>', 'when registration closed, such as 2026-01-31T09:00:00.000Z')
    .option('--plan <file>', 'the whole plan as published, instead of one made from the options')
    .option('--beacon <file>', 'the drand round that the plan names: {"round", "signature"}')
    .option('--json', 'machine-readable result')
    .action(runDraw);

  draw
    .command('verify')
    .description('re-derive a draw from its transcript; exit code 1 when anything is wrong')
    .argument('<file>', 'the transcript')
    .option('--entries <file>', 'the whole list of entries, one a line')
    .option('--journal-key <key>', 'the journal’s verifier key, known from elsewhere')
    .option('--json', 'machine-readable result')
    .action(verifyDraw);

  draw
    .command('protocol')
    .description('print the protocol of a draw that is over, as a PDF to sign')
    .argument('[transcript]', 'the transcript; verified first')
    .addOption(new Option('--lang <language>', 'Kazakh or Russian').choices(['kk', 'ru']).default('kk'))
    .requiredOption('--out <file>', 'where the PDF goes')
    .option('--events <file>', 'the draw’s events, for the acts of people; alone: a draw that was called off')
    .option('--terms <file>', 'the lottery’s terms: name, organiser, time zone')
    .option('--place <words>', 'where the draw was held; otherwise a line to fill in')
    .option('--site <url>', 'the site with the check page, for the QR code; otherwise it holds the bare hash')
    .option('--signed-by <person>', 'who signs: "contributor=Name, post" or "Name, post"', collect, [])
    .option('--json', 'machine-readable result')
    .action(printProtocol);

  draw
    .command('secret')
    .description('a fresh 32-byte secret for a contributor')
    .option('--json', 'machine-readable result')
    .action(printSecret);

  draw
    .command('commit')
    .description('the commitment to publish before registration closes')
    .requiredOption('--draw-id <id>', 'the draw')
    .requiredOption('--contributor <name>', 'who holds the secret')
    .requiredOption('--secret-file <file>', 'the secret, 64 hex digits')
    .option('--json', 'machine-readable result')
    .action(printCommitment);
}
