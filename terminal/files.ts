/** Files as the commands read and write them: every failure says which file and what to do. */
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { badInput, TirazhError } from '../engine/errors.ts';

/** Faults of the path that was given, as against faults of the machine. */
const PATH_REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of the path is not a folder',
  ENAMETOOLONG: 'the name is too long',
};

const codeOf = (fault: unknown): string => (fault as NodeJS.ErrnoException).code ?? '';

/** Why the system refused a path, in words. */
export function pathReason(fault: unknown): string {
  const code = codeOf(fault);
  return code === 'ENOSPC' ? 'the disk is full' : (PATH_REASONS[code] ?? (fault as Error).message);
}

/** The bytes of a file or a pipe. @throws TirazhError BAD_INPUT naming the file; a device, which may never end, is refused */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).isCharacterDevice()) throw new Error('it is a device, not a file');
    return await readFile(path);
  } catch (cause) {
    throw badInput(`cannot read ${path}: ${pathReason(cause)}`, { cause });
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

/**
 * Writes a whole file or nothing: a temporary file beside it, fsync, rename.
 * @throws TirazhError naming the file: BAD_INPUT for a path that cannot be written, UNAVAILABLE for a full disk
 */
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
    const code = codeOf(cause) in PATH_REASONS ? 'BAD_INPUT' : 'UNAVAILABLE';
    throw new TirazhError(code, `cannot write ${path}: ${pathReason(cause)}`, { cause });
  }
}
