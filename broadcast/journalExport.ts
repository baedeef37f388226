/** The journal as a file of its own: one record a line, byte for byte as it was hashed, so that an auditor needs nothing else of us. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { badInput } from '../engine/errors.ts';
import { pathReason, writeWhole } from '../terminal/files.ts';
import { writeStandardOutput } from '../terminal/standardOutput.ts';

/** Lines handed on at a time. */
const LINES = 500;
/** Whoever may read the folder may read the file: withheld records are among them. */
const OWNER_ONLY = 0o600;

export interface Exported {
  readonly records: number;
  /** Records that the checkpoint beside the file was signed for; null: none is there, or none was written. */
  readonly checkpoint: number | null;
}

/** Takes bytes; answers false where nobody reads on. */
type Sink = (bytes: Uint8Array) => boolean;

function writeLines(database: DatabaseSync, sink: Sink, onProgress: (records: number) => void): number {
  let lines: string[] = [];
  let records = 0;
  const flush = (): boolean => {
    const isRead = sink(Buffer.from(lines.join('')));
    lines = [];
    onProgress(records);
    return isRead;
  };
  for (const { text } of database.prepare('SELECT text FROM journal ORDER BY idx').iterate()) {
    lines.push(`${text as string}\n`);
    records++;
    if (lines.length === LINES && !flush()) return records;
  }
  flush();
  return records;
}

/** A whole file or none: beside it first, then under its name. */
function toFile(path: string, write: (sink: Sink) => number): number {
  const part = `${path}.part`;
  try {
    const file = openSync(part, 'w', OWNER_ONLY);
    let records: number;
    try {
      records = write((bytes) => {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
        return true;
      });
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
    return records;
  } catch (cause) {
    rmSync(part, { force: true });
    throw badInput(`--out ${path}: it cannot be written: ${pathReason(cause)}`, { cause });
  }
}

/**
 * Writes all records as of one commit; a server may go on writing meanwhile.
 * @param path null: standard output, without a checkpoint
 * @throws TirazhError BAD_INPUT for a path that cannot be written
 */
export async function exportJournal(
  database: DatabaseSync,
  path: string | null,
  onProgress: (records: number) => void,
): Promise<Exported> {
  const lines = (sink: Sink): number => writeLines(database, sink, onProgress);
  // One read transaction: records and checkpoint as of one commit.
  database.exec('BEGIN');
  try {
    if (path === null) return { records: lines(writeStandardOutput), checkpoint: null };
    const records = toFile(path, lines);
    const newest = database.prepare('SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1').get();
    if (!newest) return { records, checkpoint: null };
    await writeWhole(`${path}.checkpoint`, newest.note as string, OWNER_ONLY);
    return { records, checkpoint: newest.size as number };
  } finally {
    database.exec('ROLLBACK');
  }
}
