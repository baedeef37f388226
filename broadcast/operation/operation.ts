/** Puts together what watches a running server: its metrics and its readiness. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { FeedCounts } from '../nodes/feedPublisher.ts';
import type { Service } from '../service.ts';
import { watchClock } from './clockWatch.ts';
import { watchDataFolder } from './dataFolderWatch.ts';
import type { HeldDraws } from './heldDraws.ts';
import { journalTailFault } from './journalTail.ts';
import { createMetrics } from './metrics.ts';
import { probePool } from './poolProbe.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import type { LiveCounts, Metrics } from './serverMetrics.ts';

/** How a server is run, as against what it does. */
export interface OperationOptions {
  /** Who carries it may read metrics; null: the machine itself may. */
  readonly metricsToken: string | null;
  /** The disk under the data folder should have so many bytes left. */
  readonly leastFreeBytes: number;
  /** A reverse proxy on this machine says who asks, and whether by HTTPS. */
  readonly behindProxy: boolean;
  /** Viewers that get a socket; 0: as many as come. */
  readonly maxViewers: number;
  /** Where the pages are reached from outside, such as `https://draw.example.kz`; null: nobody said. */
  readonly publicUrl: string | null;
}

export const DEFAULT_OPERATION: OperationOptions = {
  metricsToken: null,
  leastFreeBytes: 256e6,
  behindProxy: false,
  maxViewers: 0,
  publicUrl: null,
};

export interface OperationParts {
  readonly service: Service;
  readonly database: DatabaseSync;
  readonly lock: DatabaseSync;
  readonly held: HeldDraws;
  readonly live: () => LiveCounts | null;
  /** How publishing to nodes goes; null: there are none, or not yet. */
  readonly feed: () => FeedCounts | null;
  readonly dataFolder: string;
  readonly pagesFolder: string;
  readonly leastFreeBytes: number;
  readonly version: string;
}

const steady = (): number => performance.now();

export function watchOperation(parts: OperationParts): { metrics: Metrics; readiness: Readiness } {
  const { service, database, held, pagesFolder } = parts;
  const { journal, draws, pool, now } = service;
  const signed = database.prepare('SELECT max(size) AS size FROM checkpoint');
  const newest = (): number => {
    const last = journal.read(journal.size - 1);
    return last ? Date.parse(last.record.at) : 0;
  };
  const metrics = createMetrics({
    ...{ version: parts.version, journal, draws, live: parts.live, feed: parts.feed, now },
    held: () => held.ids.length,
    signedSize: () => (signed.get() as { size: number | null }).size ?? 0,
  });
  const readiness = createReadiness({
    steady,
    checks: [
      watchDataFolder(parts),
      () => journalTailFault(journal),
      watchClock({ now, steady, lastRecordMs: newest }),
      probePool(pool, steady),
      () => (existsSync(join(pagesFolder, 'index.html')) ? null : 'the pages are not built'),
    ],
  });
  return { metrics, readiness };
}
