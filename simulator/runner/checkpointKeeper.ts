/**
 * Keeps the checkpoint of a run on the disk without ever losing another: of this same run one that holds more is left
 * alone, one of another run is put aside.
 */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { badInput } from '../../engine/errors.ts';
import { formatInteger } from '../../engine/terms/tenge.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { scenarioHash } from '../scenario/scenarioHash.ts';
import { type Checkpoint, checkpointHead, writeCheckpoint } from './checkpointFile.ts';
import { checkOrdinaryFile } from './rowsFile.ts';

/** Digits of another run's hash in the name its checkpoint gets. */
const HASH_DIGITS = 8;

export interface CheckpointKeeper {
  readonly path: string;
  /** @returns whether the file now holds at least this much @throws TirazhError as `writeWhole` */
  save(checkpoint: Checkpoint): Promise<boolean>;
  /** The run is over: its checkpoint is no longer needed. */
  remove(): Promise<void>;
}

/**
 * @param resumes whether the run goes on from the file at `path`
 * @param note takes a line for the person who started the run
 * @throws TirazhError BAD_INPUT for a path that is no ordinary file, or holds anything but a checkpoint
 */
export async function checkpointKeeper(
  path: string,
  scenario: Scenario,
  resumes: boolean,
  note: (line: string) => void,
): Promise<CheckpointKeeper> {
  await checkOrdinaryFile(path);
  const found = resumes ? null : await checkpointHead(path);
  if (!resumes && !found && existsSync(path)) {
    throw badInput(
      `${path} is there already and is no checkpoint; choose another --checkpoint, or remove it`,
    );
  }
  const isOwn = found?.scenarioHash === scenarioHash(scenario);
  let isOurs = resumes || isOwn;
  let asidePath = found && !isOwn ? `${path}.${found.scenarioHash.slice(0, HASH_DIGITS)}` : undefined;
  const kept = found && isOwn ? found.trialsDone : 0;
  if (kept > 0) {
    const counts = `${formatInteger(kept)} of ${formatInteger(scenario.trials)} trials`;
    note(`${path} holds ${counts} of this very run: --resume would go on from it; this run begins anew`);
  }

  return {
    path,
    async save(checkpoint) {
      if (checkpoint.tally.trials < kept) return false;
      if (asidePath !== undefined) {
        await rename(path, asidePath);
        note(`${path} was of another run (seed ${JSON.stringify(found?.seed)}): it is now ${asidePath}`);
        asidePath = undefined;
      }
      await writeCheckpoint(path, scenario, checkpoint);
      isOurs = true;
      return true;
    },
    async remove() {
      if (isOurs) await rm(path, { force: true });
    },
  };
}
