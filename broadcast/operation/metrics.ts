/**
 * What `/metrics` says, in the text format of Prometheus (prom-client). Labels have few values and name nobody: routes as
 * they are written in the code, never an address that somebody asked for.
 */
import { Counter, Gauge } from 'prom-client';
import type { StoredDraw, StoredPhase } from '../draws/drawStore.ts';
import type { FeedCounts } from '../nodes/feedPublisher.ts';
import type { Journal } from '../store/journal.ts';
import { type LiveCounts, type Metrics, type ServerMetrics, serverMetrics } from './serverMetrics.ts';

export interface MetricParts {
  readonly version: string;
  readonly journal: Journal;
  readonly draws: { all(): StoredDraw[] };
  readonly held: () => number;
  /** Null until the channel is open. */
  readonly live: () => LiveCounts | null;
  /** How publishing to nodes goes; null: there are none, or not yet. */
  readonly feed: () => FeedCounts | null;
  /** The number of records that the newest kept checkpoint signs for. */
  readonly signedSize: () => number;
  readonly now: () => number;
}

const PHASES: readonly StoredPhase[] = [
  ...(['open', 'closing', 'frozen', 'sealed', 'showing'] as const),
  ...(['completed', 'aborted', 'missed'] as const),
];

/** Seconds until the next start that lies ahead; NaN without one. */
function nextStartSeconds(draws: readonly StoredDraw[], nowMs: number): number {
  const ahead = draws.filter(({ phase, startsMs }) => phase !== 'aborted' && startsMs > nowMs);
  if (ahead.length === 0) return Number.NaN;
  return (Math.min(...ahead.map(({ startsMs }) => startsMs)) - nowMs) / 1000;
}

export function createMetrics(parts: MetricParts): Metrics {
  const { journal, now } = parts;
  const metrics = serverMetrics(parts.version, parts.live);
  const { gauge, registers } = metrics;

  const phases = new Gauge({
    ...{ name: 'tirazh_draws', help: 'Draws by phase', registers, labelNames: ['phase'] },
    collect() {
      const all = parts.draws.all();
      for (const phase of PHASES) this.set({ phase }, all.filter((draw) => draw.phase === phase).length);
    },
  });
  for (const phase of PHASES) phases.set({ phase }, 0);
  gauge('tirazh_draws_held', 'Draws of a restored backup that wait for a host’s word', parts.held);
  gauge('tirazh_next_start_seconds', 'Until the next draw’s start; NaN: none is planned', () =>
    nextStartSeconds(parts.draws.all(), now()),
  );

  const registrations = new Counter({
    ...{ name: 'tirazh_registrations_total', help: 'Tickets registered since the start', registers },
  });
  journal.onCommitted((records) => {
    for (const { record } of records) {
      if (record.type === 'ticket.registered') registrations.inc(record.body.count as number);
    }
  });

  gauge('tirazh_journal_records', 'Records in the journal', () => journal.size);
  gauge('tirazh_journal_unsigned_records', 'Records that no kept checkpoint signs for', () =>
    Math.max(0, journal.size - parts.signedSize()),
  );
  gauge(
    'tirazh_journal_checkpoint_age_seconds',
    'Age of the oldest record without a checkpoint; 0: none',
    () => {
      const oldest = journal.read(parts.signedSize());
      return oldest ? Math.max(0, (now() - Date.parse(oldest.record.at)) / 1000) : 0;
    },
  );

  addFeedMetrics(metrics, parts.feed);
  return metrics;
}

/** A host without nodes has these too, at rest: an alarm that is written once fits every host. */
function addFeedMetrics({ gauge, total }: ServerMetrics, feed: () => FeedCounts | null): void {
  gauge('tirazh_redis_connected', '1: there is a connection to Redis; NaN: none is wanted', () => {
    const counts = feed();
    return counts === null ? Number.NaN : counts.isConnected ? 1 : 0;
  });
  gauge(
    'tirazh_feed_lag_seconds',
    'For how long Redis has lacked something that is published; 0: it has all',
    () => (feed()?.lagMs ?? 0) / 1000,
  );
  total('tirazh_feed_published_events_total', 'Events written to Redis', () => feed()?.published ?? 0);
  total(
    'tirazh_feed_failures_total',
    'Writings to Redis that failed and are tried again',
    () => feed()?.failures ?? 0,
  );
}
