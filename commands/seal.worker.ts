/** Worker thread: encrypts a series and writes it while the main thread goes on to commit to it. */
import { TirazhError } from '../engine/errors.ts';
import { encryptAge } from '../terminal/ageFile.ts';
import { writeWhole } from '../terminal/files.ts';
import type { SealAnswer, SealTask } from './sealing.ts';

export default async function seal({ plain, recipient, path, mode }: SealTask): Promise<SealAnswer> {
  try {
    await writeWhole(path, await encryptAge(plain, recipient), mode);
    return { ok: true };
  } catch (fault) {
    // Cloned to the other thread, a fault of ours would lose its code.
    if (fault instanceof TirazhError) return { ok: false, code: fault.code, message: fault.message };
    throw fault;
  }
}
