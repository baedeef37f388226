/** What a backup says of itself: `manifest.json`, beside the files that it lists. */
import { z } from 'zod';

export const MANIFEST_FILE = 'manifest.json';

export const backupManifestSchema = z.strictObject({
  version: z.literal('tirazh/backup/v1'),
  /** When it was made, UTC. */
  at: z.string(),
  /** Verifier key of the journal (C2SP signed note). The signing key is not in a backup. */
  verifierKey: z.string(),
  epoch: z.string(),
  journal: z.strictObject({
    size: z.int().nonnegative(),
    /** Hex. */
    root: z.string(),
    checkpoints: z.int().nonnegative(),
  }),
  /** Draws that were under way: after a restore they wait for a host's word. */
  underWay: z.array(z.string()),
  files: z.array(
    z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string().length(64) }),
  ),
});
export type BackupManifest = z.infer<typeof backupManifestSchema>;
