/** Files as the commands read and write them: every failure says which file and what to do. */
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { badInput, TirazhError } from '../engine/errors.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'the disk is full',
};

const reasonOf = (fault: unknown): string => {
  const code = (fault as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? (fault as Error).message;
};

/** The bytes of a file. @throws TirazhError BAD_INPUT naming the file */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw badInput(`cannot read ${path}: ${reasonOf(cause)}`, { cause });
  }
}

/** A UTF-8 text file. @throws TirazhError BAD_INPUT naming the file, also for bytes that are not UTF-8 */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw badInput(`cannot read ${path}: it is not UTF-8 text`, { cause });
  }
}

/** A JSON file. @throws TirazhError BAD_INPUT naming the file and what the parser met */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badInput(`${path} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** Writes a whole file or nothing: a temporary file beside it, fsync, rename. */
export async function writeWhole(path: string, contents: Uint8Array | string, mode = 0o644): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(contents);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new TirazhError('UNAVAILABLE', `cannot write ${path}: ${reasonOf(cause)}`, { cause });
  }
}
