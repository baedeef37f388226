/** What every server of ours says of itself on `/metrics`, a draw host or a node: its process, its viewers, its answers. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the live channel counts; the totals are since the start. */
export interface LiveCounts {
  readonly viewers: number;
  /** Consoles, stages and overlays now. */
  readonly screens: number;
  /** Viewers now whose line takes less than it is given. */
  readonly slow: number;
  /** Frames by the way they took. */
  readonly direct: number;
  readonly ordinary: number;
  readonly dropped: number;
  readonly resynced: number;
  readonly letGo: number;
}

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** An answer was sent. @param route as written in the code; undefined: an address that there is not */
  request(method: string, route: string | undefined, status: number, seconds: number): void;
}

export interface ServerMetrics extends Metrics {
  /** For what only one kind of server has. */
  readonly registers: Registry[];
  /** A value that is read whenever somebody asks. */
  gauge(name: string, help: string, read: () => number): void;
  /** A total since the start that is counted elsewhere. */
  total(name: string, help: string, read: () => number): void;
}

const SECONDS_BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** @param live null until the channel is open */
export function serverMetrics(version: string, live: () => LiveCounts | null): ServerMetrics {
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
  const total = (name: string, help: string, read: () => number): void => {
    new Counter({
      ...{ name, help, registers },
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  };
  const channelTotal = (name: string, help: string, read: (counts: LiveCounts) => number): void =>
    total(name, help, () => {
      const counts = live();
      return counts ? read(counts) : 0;
    });

  new Gauge({
    ...{ name: 'tirazh_info', help: 'Always 1; the version is a label', registers },
    labelNames: ['version'],
  }).set({ version }, 1);
  gauge('tirazh_viewers', 'Viewers connected to this node', () => live()?.viewers ?? 0);
  gauge('tirazh_screens', 'Consoles, stages and overlays connected to this node', () => live()?.screens ?? 0);
  gauge('tirazh_viewers_slow', 'Viewers whose line takes less than it is given', () => live()?.slow ?? 0);
  channelTotal(
    'tirazh_deliveries_total',
    'Frames handed to viewers’ lines',
    (now) => now.direct + now.ordinary,
  );
  channelTotal(
    'tirazh_deliveries_dropped_total',
    'Frames not queued for a slow viewer',
    (now) => now.dropped,
  );
  channelTotal('tirazh_viewers_resynced_total', 'Slow viewers that caught up', (now) => now.resynced);
  channelTotal('tirazh_viewers_let_go_total', 'Viewers let go because they took nothing', (now) => now.letGo);

  const requests = new Counter({
    ...{ name: 'tirazh_http_requests_total', help: 'HTTP answers', registers },
    labelNames: ['method', 'route', 'status'],
  });
  const durations = new Histogram({
    ...{ name: 'tirazh_http_request_seconds', help: 'Time to answer', registers },
    ...{ labelNames: ['route'], buckets: SECONDS_BUCKETS },
  });
  return {
    registers,
    gauge,
    total,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request(method, route = 'none', status, seconds) {
      requests.inc({ method, route, status });
      durations.observe({ route }, seconds);
    },
  };
}
