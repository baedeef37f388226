/** `--keep N`: the newest N backups of one journal stay, and what killed runs left goes. */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupManifestSchema, MANIFEST_FILE } from './backupManifest.ts';
import { isBackupName } from './backupName.ts';

/** The verifier key of a whole backup, or null for anything else: what is not ours is not touched. */
async function journalOf(folder: string): Promise<string | null> {
  try {
    const manifest = backupManifestSchema.safeParse(
      JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')),
    );
    return manifest.success ? manifest.data.verifierKey : null;
  } catch {
    return null;
  }
}

/** A run takes seconds; what lies there for so long was left by one that was killed. */
const LEFT_MS = 24 * 3600 * 1000;

const isLeft = async (folder: string, nowMs: number): Promise<boolean> =>
  folder.endsWith('.part') && nowMs - (await stat(folder)).mtimeMs > LEFT_MS;

/**
 * Deletes all but the newest `keep` backups of a journal in a folder.
 * @returns the names that were deleted, oldest first
 */
export async function rotateBackups(
  outFolder: string,
  verifierKey: string,
  keep: number,
  nowMs: number,
): Promise<string[]> {
  const all = (await readdir(outFolder)).sort();
  for (const name of all.filter((part) => isBackupName(part.replace(/\.part$/, '')))) {
    const folder = join(outFolder, name);
    if (await isLeft(folder, nowMs)) await rm(folder, { recursive: true });
  }
  const names = all.filter(isBackupName);
  const ours: string[] = [];
  for (const name of names) if ((await journalOf(join(outFolder, name))) === verifierKey) ours.push(name);
  const old = ours.slice(0, Math.max(0, ours.length - keep));
  for (const name of old) await rm(join(outFolder, name), { recursive: true });
  return old;
}
