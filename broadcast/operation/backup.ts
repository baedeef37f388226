/**
 * A backup of a data folder while its server runs: SQLite's online backup out of one read transaction, so that it is the
 * folder at one instant however much is written meanwhile; its journal verified in the copy; then, and only then, put in
 * place under its name. The journal's signing key stays out: a backup may lie where nobody may sign.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { TirazhError } from '../../engine/errors.ts';
import { decodeVerifierKey, type NoteVerifier } from '../../engine/journal/signedNote.ts';
import { pathReason, readText, writeWhole } from '../../terminal/files.ts';
import { type JournalVerdict, verifyJournal } from '../audit/verifyJournal.ts';
import { DATABASE_FILE, openForReading } from '../store/database.ts';
import { VERIFIER_FILE } from '../store/journalKey.ts';
import { type BackupManifest, MANIFEST_FILE } from './backupManifest.ts';
import { backupName } from './backupName.ts';
import { RESTORED_MARK, type RestoredMark } from './restoredFolder.ts';

/** Pages copied between two reports of progress. */
const PAGES_A_STEP = 2048;
/** Room that must be left besides the copy itself. */
const SPARE_BYTES = 16e6;

export interface BackupOptions {
  readonly dataFolder: string;
  /** The folder that holds the backups; made where it is missing. */
  readonly outFolder: string;
  readonly nowMs: number;
  /** `done` 0 to 1 of the stage. */
  readonly onProgress?: (stage: 'copy' | 'verify', done: number) => void;
}

export interface BackupResult {
  readonly folder: string;
  readonly manifest: BackupManifest;
}

type SoundJournal = Extract<JournalVerdict, { ok: true }>;

async function expectRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes + SPARE_BYTES) return;
  const megabytes = (value: number): number => Math.ceil(value / 1e6);
  throw new TirazhError(
    'UNAVAILABLE',
    `${folder}: the disk is full: ${megabytes(bytes + SPARE_BYTES)} MB are needed, ${megabytes(free)} MB are free`,
  );
}

async function copyDatabase(source: DatabaseSync, path: string, onProgress?: (done: number) => void) {
  // One read transaction for the whole copy: without it, each commit of the server would start the copy over.
  source.exec('BEGIN');
  try {
    source.prepare('SELECT count(*) FROM setting').get();
    await backup(source, path, {
      rate: PAGES_A_STEP,
      progress: ({ totalPages, remainingPages }) => onProgress?.(1 - remainingPages / totalPages),
    });
  } catch (cause) {
    const { message } = cause as Error;
    const reason = /full/.test(message) ? 'the disk is full' : message;
    throw new TirazhError('UNAVAILABLE', `${path}: the copy failed: ${reason}`, { cause });
  } finally {
    source.exec('ROLLBACK');
  }
}

function soundJournal(
  copy: DatabaseSync,
  verifier: NoteVerifier,
  onProgress?: (done: number) => void,
): SoundJournal {
  const { n } = copy.prepare('SELECT count(*) AS n FROM journal').get() as { n: number };
  const verdict = verifyJournal(copy, verifier, (records) => onProgress?.(records / n));
  if (verdict.ok) return verdict;
  const where = verdict.record === null ? '' : `record ${verdict.record}: `;
  throw new TirazhError(
    'CHECK_FAILED',
    `no backup was made: the journal does not hold, ${where}${verdict.reason}`,
  );
}

/** Makes the copy one plain file that knows it is a copy, ends everybody's session in it and forgets their browsers. */
function settle(copy: DatabaseSync, mark: RestoredMark): void {
  copy.exec(
    'PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; DELETE FROM session; DELETE FROM known_browser',
  );
  copy
    .prepare('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = ?2')
    .run(RESTORED_MARK, JSON.stringify(mark));
  copy.exec('COMMIT');
}

const settingOf = (copy: DatabaseSync, name: string): string =>
  (copy.prepare('SELECT value FROM setting WHERE name = ?').get(name) as { value: string } | undefined)
    ?.value ?? '';

const underWayIn = (copy: DatabaseSync): string[] =>
  (
    copy
      .prepare("SELECT id FROM draw WHERE phase NOT IN ('completed', 'aborted') ORDER BY created")
      .all() as { id: string }[]
  ).map(({ id }) => id);

async function fileFacts(folder: string, name: string): Promise<BackupManifest['files'][number]> {
  const path = join(folder, name);
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return { name, bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

/** What was written is on the disk, names and all. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Fills `folder` with a whole backup. */
async function fill(folder: string, options: BackupOptions): Promise<BackupManifest> {
  const { dataFolder, nowMs, onProgress } = options;
  const path = join(folder, DATABASE_FILE);
  const source = openForReading(dataFolder);
  try {
    await copyDatabase(source, path, (done) => onProgress?.('copy', done));
  } finally {
    source.close();
  }
  await chmod(path, 0o600);
  await copyFile(join(dataFolder, VERIFIER_FILE), join(folder, VERIFIER_FILE));
  const verifierKey = (await readText(join(folder, VERIFIER_FILE))).trim();
  const verifier = decodeVerifierKey(verifierKey);
  if (!verifier)
    throw new TirazhError('BAD_INPUT', `${VERIFIER_FILE}: expected <name>+<key id>+<base64 key>`);
  const at = new Date(nowMs).toISOString();
  const copy = new DatabaseSync(path);
  let about: Omit<BackupManifest, 'files'>;
  try {
    const {
      records: size,
      root,
      checkpoints,
    } = soundJournal(copy, verifier, (done) => onProgress?.('verify', done));
    settle(copy, { at, size, root });
    const journal = { size, root, checkpoints };
    const epoch = settingOf(copy, 'epoch');
    about = { version: 'tirazh/backup/v1', at, verifierKey, epoch, journal, underWay: underWayIn(copy) };
  } finally {
    copy.close();
  }
  await flush(path);
  await flush(join(folder, VERIFIER_FILE));
  const files = await Promise.all([DATABASE_FILE, VERIFIER_FILE].map((name) => fileFacts(folder, name)));
  const manifest = { ...about, files };
  await writeWhole(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, 0o600);
  const sums = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
  await writeWhole(join(folder, 'SHA256SUMS'), sums, 0o600);
  return manifest;
}

/** Nothing that is there is ever written over. */
async function expectNone(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => null);
  if (there) throw new TirazhError('WRONG_STATE', `${folder}: it is there already; nothing was written`);
}

/**
 * Makes a backup of a data folder; its server may run. All of it is in place when this returns, or none.
 * @throws TirazhError BAD_INPUT for a folder without a database or an `outFolder` that cannot be written,
 *   CHECK_FAILED where the journal does not hold, UNAVAILABLE for a full disk, WRONG_STATE where one of that name exists
 */
export async function makeBackup(options: BackupOptions): Promise<BackupResult> {
  const { dataFolder, outFolder, nowMs } = options;
  const source = openForReading(dataFolder);
  const { bytes } = source
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
    .get() as { bytes: number };
  source.close();
  const folder = join(outFolder, backupName(nowMs));
  const part = `${folder}.part`;
  try {
    await mkdir(outFolder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new TirazhError('BAD_INPUT', `--out ${outFolder}: ${pathReason(cause)}`, { cause });
  }
  await expectNone(folder);
  await expectRoom(outFolder, bytes);
  try {
    await mkdir(part, { mode: 0o700 });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' ? 'another backup is being made there' : pathReason(cause);
    throw new TirazhError('BAD_INPUT', `--out ${outFolder}: ${reason}`, { cause });
  }
  try {
    const manifest = await fill(part, options);
    await flush(part);
    await rename(part, folder);
    await flush(outFolder);
    return { folder, manifest };
  } catch (fault) {
    await rm(part, { recursive: true, force: true });
    throw fault;
  }
}
