/** A command must never write over a file that it was given to read, by whatever name it is reached. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { badInput } from '../engine/errors.ts';

/** Which file a path leads to; links lead to one file. A file that is not there is only its own name. */
async function identityOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found ? `${found.dev}:${found.ino}` : resolve(path);
}

/**
 * @param outputs by flag, such as `--out`; those not given are undefined
 * @param inputs files that the command reads
 * @throws TirazhError BAD_INPUT naming the flag and both names
 */
export async function keepInputs(
  outputs: Readonly<Record<string, string | undefined>>,
  inputs: readonly string[],
): Promise<void> {
  const read = new Map<string, string>();
  for (const path of inputs) read.set(await identityOf(path), path);
  for (const [flag, path] of Object.entries(outputs)) {
    const input = path === undefined ? undefined : read.get(await identityOf(path));
    if (input === undefined) continue;
    throw badInput(`${flag}: ${path} would overwrite ${input}, which is read here; choose another name`);
  }
}
