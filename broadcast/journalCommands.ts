/** `tirazh journal`: for auditors who have the data folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Command } from 'commander';
import { badInput } from '../engine/errors.ts';
import { decodeVerifierKey, type NoteVerifier } from '../engine/journal/signedNote.ts';
import { startProgress } from '../terminal/progressBar.ts';
import { type JournalVerdict, verifyJournal } from './audit/verifyJournal.ts';
import { exportJournal } from './journalExport.ts';
import { openForReading } from './store/database.ts';
import { VERIFIER_FILE } from './store/journalKey.ts';

function readVerifier(folder: string, key: string | undefined): NoteVerifier {
  const path = join(folder, VERIFIER_FILE);
  let text = key;
  if (text === undefined) {
    try {
      text = readFileSync(path, 'utf8').trim();
    } catch (cause) {
      throw badInput(`${path}: it cannot be read; give the verifier key with --key`, { cause });
    }
  }
  const verifier = decodeVerifierKey(text);
  if (!verifier)
    throw badInput(`${key === undefined ? path : '--key'}: expected <name>+<key id>+<base64 key>`);
  return verifier;
}

/** For the progress bar alone: what is wrong with a damaged file is the verification's to say. */
function countRecords(database: DatabaseSync): number {
  try {
    return (database.prepare('SELECT count(*) AS n FROM journal').get() as { n: number }).n;
  } catch {
    return 0;
  }
}

function verifyFolder(data: string, key: string | undefined): JournalVerdict {
  const database = openForReading(data);
  try {
    const verifier = readVerifier(data, key);
    const progress = startProgress('journal', countRecords(database));
    try {
      return verifyJournal(database, verifier, (done) => progress.update(done));
    } finally {
      progress.stop();
    }
  } finally {
    database.close();
  }
}

function verify({ data, key, json }: { data: string; key?: string; json?: boolean }): void {
  const verdict = verifyFolder(data, key);
  if (json) console.log(JSON.stringify(verdict));
  if (verdict.ok) {
    if (json) return;
    console.log(`${verdict.records} records, root ${verdict.root}`);
    console.log(`${verdict.checkpoints} signed checkpoints hold`);
    console.log(`${verdict.registrations} registrations and ${verdict.draws} draws agree with them`);
    return;
  }
  const where = verdict.record === null ? '' : `record ${verdict.record}: `;
  process.stderr.write(`tirazh: ${data}: ${where}${verdict.reason}\n`);
  process.exitCode = 1;
}

async function exportAll({ data, out }: { data: string; out?: string }): Promise<void> {
  const database = openForReading(data);
  try {
    const progress = startProgress('journal', countRecords(database));
    const { records, checkpoint } = await exportJournal(database, out ?? null, (done) =>
      progress.update(done),
    );
    progress.stop();
    if (out === undefined) return;
    const signed =
      checkpoint === null ? 'no checkpoint yet' : `${out}.checkpoint is signed for ${checkpoint}`;
    process.stderr.write(`tirazh: ${records} records in ${out}; ${signed}\n`);
  } finally {
    database.close();
  }
}

export function addJournalCommands(program: Command): void {
  const journal = program.command('journal').description('check the journal of a data folder');
  journal
    .command('verify')
    .description('re-read every byte; exit code 1 and the first bad record when anything is wrong')
    .requiredOption('--data <folder>', 'the server’s data folder; the server may be running')
    .option('--key <key>', 'the verifier key as published, instead of the folder’s own')
    .option('--json', 'machine-readable result')
    .action(verify);
  journal
    .command('export')
    .description('write every record as a line of JSON, for an audit by other means (PROTOCOL.md §6.7)')
    .requiredOption('--data <folder>', 'the server’s data folder; the server may be running')
    .option('--out <file>', 'where to; the newest signed checkpoint is put beside it as <file>.checkpoint')
    .addHelpText(
      'after',
      '\nWithheld and private records are among them: keep the file as you keep the folder.',
    )
    .action(exportAll);
}
