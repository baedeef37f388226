/** `tirazh backup`: a verified copy of a data folder, also while its server runs. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parseCount } from '../terminal/options.ts';
import { type Progress, startProgress } from '../terminal/progressBar.ts';
import { type BackupResult, makeBackup } from './operation/backup.ts';
import { rotateBackups } from './operation/rotateBackups.ts';
import { lackOfBackup } from './raffle/peopleKey.ts';
import { openForReading } from './store/database.ts';

interface BackupFlags {
  readonly data: string;
  readonly out: string;
  readonly keep?: number;
  readonly json?: boolean;
}

const LABELS = { copy: 'copying', verify: 'verifying the journal' } as const;

/** A bar for each stage. */
function stageBars(): { show(stage: keyof typeof LABELS, done: number): void; stop(): void } {
  let shown: { stage: string; bar: Progress } | undefined;
  return {
    show(stage, done) {
      if (shown?.stage !== stage) {
        shown?.bar.stop();
        shown = { stage, bar: startProgress(LABELS[stage], 1) };
      }
      shown.bar.update(done);
    },
    stop: () => shown?.bar.stop(),
  };
}

async function copied(dataFolder: string, outFolder: string): Promise<BackupResult> {
  const bars = stageBars();
  try {
    return await makeBackup({ dataFolder, outFolder, nowMs: Date.now(), onProgress: bars.show });
  } finally {
    bars.stop();
  }
}

/** What the copy lacks besides the signing key, in a line; null: nothing. */
function lackOf(folder: string): string | null {
  const copy = openForReading(folder);
  try {
    return lackOfBackup(copy);
  } finally {
    copy.close();
  }
}

async function run({ data, out, keep, json }: BackupFlags): Promise<void> {
  const outFolder = resolve(out);
  const { folder, manifest } = await copied(resolve(data), outFolder);
  const deleted =
    keep === undefined ? [] : await rotateBackups(outFolder, manifest.verifierKey, keep, Date.now());
  const lack = lackOf(folder);
  if (json) {
    console.log(JSON.stringify({ folder, manifest, deleted, lack }));
    return;
  }
  const { size, root, checkpoints } = manifest.journal;
  console.log(folder);
  console.log(`${size} records, root ${root}, ${checkpoints} signed checkpoints hold`);
  if (manifest.underWay.length > 0) {
    console.log(`under way, to be held back after a restore: ${manifest.underWay.join(', ')}`);
  }
  if (deleted.length > 0) console.log(`deleted ${deleted.length} older: ${deleted.join(', ')}`);
  console.log('The signing key, journal-key.secret, is not in it: keep a copy of that file elsewhere, once.');
  if (lack !== null) console.log(lack);
}

export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .description('copy a data folder, verified, also while its server runs; the signing key is left out')
    .requiredOption('--data <folder>', 'the server’s data folder')
    .requiredOption('--out <folder>', 'the folder that holds the backups; each is a folder of its own in it')
    .option(
      '--keep <count>',
      'delete all but the newest so many backups of this journal',
      parseCount('--keep', 1),
    )
    .option('--json', 'machine-readable result')
    .action(run);
}
