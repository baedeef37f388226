/**
 * `--out`: every trial of a run, a row each, in their order. Batches are appended to `FILE.part`, which becomes FILE with
 * its footer: a reader never sees half a file, and a run that was stopped goes on behind its last whole batch.
 */
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { badInput, TirazhError } from '../../engine/errors.ts';
import { pathReason } from '../../terminal/files.ts';
import { type RowColumn, rowsEncoder } from '../trials/rowsEncoder.ts';

export interface RowsFile {
  /** Appends one batch. @throws TirazhError UNAVAILABLE for a full disk, after which only `close` may be called */
  append(columns: readonly Float64Array[]): Promise<void>;
  /** Brings what was written to the disk. */
  sync(): Promise<void>;
  /** Writes the footer and gives the file its name. */
  finish(): Promise<void>;
  /** Lets go of the file; of an unfinished one, `.part` is kept up to its last whole batch, if any. May be called again. */
  close(): Promise<void>;
}

export interface RowsFileOptions {
  readonly path: string;
  readonly columns: readonly RowColumn[];
  readonly metadata: ReadonlyMap<string, string>;
  /** Rows of every batch but the last. */
  readonly batchRows: number;
  /** Rows of an earlier run to go on behind, whole batches of them (or all the run has); 0 to begin anew. */
  readonly resumeRows: number;
}

/** A disk that is full or broken: the run cannot help it, the person can. */
const cannotWrite = (path: string, cause: unknown): TirazhError =>
  new TirazhError('UNAVAILABLE', `cannot write ${path}: ${pathReason(cause)}`, { cause });

/** @throws TirazhError BAD_INPUT for a path that is there and no ordinary file, such as a device */
export async function checkOrdinaryFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isFile()) throw badInput(`cannot write ${path}: it is not an ordinary file`);
}

async function openPart(path: string, flags: string): Promise<FileHandle> {
  try {
    return await open(path, flags);
  } catch (cause) {
    throw badInput(`cannot write ${path}: ${pathReason(cause)}`, { cause });
  }
}

/** @throws TirazhError BAD_INPUT when the file does not hold what the checkpoint says */
async function checkPart(part: FileHandle, partPath: string, head: Uint8Array, size: number): Promise<void> {
  const there = Buffer.alloc(head.length);
  await part.read(there, 0, head.length, 0);
  if ((await part.stat()).size < size || !there.equals(head)) {
    throw badInput(
      `${partPath} does not hold the trials that the checkpoint says: run without --resume, or without --out`,
    );
  }
}

/** @throws TirazhError BAD_INPUT for a path that cannot be written, or a `.part` that cannot be gone on from */
export async function openRowsFile(options: RowsFileOptions): Promise<RowsFile> {
  const { path, resumeRows } = options;
  await checkOrdinaryFile(path);
  const partPath = `${path}.part`;
  const encoder = rowsEncoder(options.columns, options.metadata);
  const part = await openPart(partPath, resumeRows > 0 ? 'r+' : 'w');
  let open = true;
  let size = 0;

  async function write(pieces: readonly Uint8Array[]): Promise<void> {
    try {
      const bytes = Buffer.concat(pieces);
      for (let at = 0; at < bytes.length; ) {
        at += (await part.write(bytes, at, bytes.length - at, size + at)).bytesWritten;
      }
      size += bytes.length;
    } catch (cause) {
      throw cannotWrite(partPath, cause);
    }
  }

  async function close(): Promise<void> {
    if (!open) return;
    open = false;
    await part.truncate(size).catch(() => undefined);
    await part.close();
    if (size <= encoder.head.length) await rm(partPath, { force: true });
  }

  async function sync(): Promise<void> {
    try {
      await part.sync();
    } catch (cause) {
      throw cannotWrite(partPath, cause);
    }
  }

  try {
    if (resumeRows > 0) {
      size = encoder.head.length + encoder.skip(resumeRows, options.batchRows);
      await checkPart(part, partPath, encoder.head, size);
    } else {
      await write([encoder.head]);
    }
  } catch (fault) {
    open = false;
    await part.close();
    throw fault;
  }

  return {
    append: (columns) => write(encoder.batch(columns)),
    sync,
    async finish() {
      await write(encoder.footer());
      await part.truncate(size);
      await sync();
      open = false;
      await part.close();
      try {
        await rename(partPath, path);
      } catch (cause) {
        throw cannotWrite(path, cause);
      }
    },
    close,
  };
}
