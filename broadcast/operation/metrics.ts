/**
 * What `/metrics` says, in the text format of Prometheus (prom-client). Labels have few values and name nobody: routes as
 * they are written in the code, never an address that somebody asked for.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { StoredDraw, StoredPhase } from '../draws/drawStore.ts';
import type { Journal } from '../store/journal.ts';

/** What the live channel counts; the totals are since the start. */
export interface LiveCounts {
  readonly viewers: number;
  /** Viewers now whose line takes less than it is given. */
  readonly slow: number;
  /** Frames by the way they took. */
  readonly direct: number;
  readonly ordinary: number;
  readonly dropped: number;
  readonly resynced: number;
  readonly letGo: number;
}

export interface MetricParts {
  readonly version: string;
  readonly journal: Journal;
  readonly draws: { all(): StoredDraw[] };
  readonly held: () => number;
  /** Null until the channel is open. */
  readonly live: () => LiveCounts | null;
  /** The number of records that the newest kept checkpoint signs for. */
  readonly signedSize: () => number;
  readonly now: () => number;
}

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** An answer was sent. @param route as written in the code; undefined: an address that there is not */
  request(method: string, route: string | undefined, status: number, seconds: number): void;
}

const PHASES: readonly StoredPhase[] = [
  ...(['open', 'closing', 'frozen', 'sealed', 'showing'] as const),
  ...(['completed', 'aborted', 'missed'] as const),
];
const SECONDS_BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** Seconds until the next start that lies ahead; NaN without one. */
function nextStartSeconds(draws: readonly StoredDraw[], nowMs: number): number {
  const ahead = draws.filter(({ phase, startsMs }) => phase !== 'aborted' && startsMs > nowMs);
  if (ahead.length === 0) return Number.NaN;
  return (Math.min(...ahead.map(({ startsMs }) => startsMs)) - nowMs) / 1000;
}

export function createMetrics(parts: MetricParts): Metrics {
  const { journal, now } = parts;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
  };
  /** A total that somebody else counts. */
  const total = (name: string, help: string, read: (live: LiveCounts) => number): void => {
    new Counter({
      ...{ name, help, registers },
      collect() {
        this.reset();
        const live = parts.live();
        this.inc(live ? read(live) : 0);
      },
    });
  };

  new Gauge({
    ...{ name: 'tirazh_info', help: 'Always 1; the version is a label', registers },
    labelNames: ['version'],
  }).set({ version: parts.version }, 1);

  gauge('tirazh_viewers', 'Viewers connected to this node', () => parts.live()?.viewers ?? 0);
  gauge(
    'tirazh_viewers_slow',
    'Viewers whose line takes less than it is given',
    () => parts.live()?.slow ?? 0,
  );
  total('tirazh_deliveries_total', 'Frames handed to viewers’ lines', (live) => live.direct + live.ordinary);
  total('tirazh_deliveries_dropped_total', 'Frames not queued for a slow viewer', (live) => live.dropped);
  total('tirazh_viewers_resynced_total', 'Slow viewers that caught up', (live) => live.resynced);
  total('tirazh_viewers_let_go_total', 'Viewers let go because they took nothing', (live) => live.letGo);

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

  const requests = new Counter({
    ...{ name: 'tirazh_http_requests_total', help: 'HTTP answers', registers },
    labelNames: ['method', 'route', 'status'],
  });
  const durations = new Histogram({
    ...{ name: 'tirazh_http_request_seconds', help: 'Time to answer', registers },
    ...{ labelNames: ['route'], buckets: SECONDS_BUCKETS },
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request(method, route = 'none', status, seconds) {
      requests.inc({ method, route, status });
      durations.observe({ route }, seconds);
    },
  };
}
