/** What a node's `/metrics` says, in the text format of Prometheus; the names are the host's where they mean the same. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { LiveCounts, Metrics } from '../operation/metrics.ts';

const SECONDS_BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10];

export interface NodeMetricParts {
  readonly version: string;
  /** Null until the channel is open. */
  readonly live: () => LiveCounts | null;
  /** How long Redis has said nothing, milliseconds. */
  readonly redisSilenceMs: () => number;
  /** How long the draw host has given no sign, milliseconds. */
  readonly hostSilenceMs: () => number;
  /** Other nodes heard of lately, the host among them. */
  readonly others: () => number;
  /** Whether the node may be behind. */
  readonly isBehind: () => boolean;
}

export function createNodeMetrics(parts: NodeMetricParts): Metrics {
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
  /** A total that the channel counts. */
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
  const live = parts.live;
  gauge('tirazh_viewers', 'Viewers connected to this node', () => live()?.viewers ?? 0);
  gauge('tirazh_viewers_slow', 'Viewers whose line takes less than it is given', () => live()?.slow ?? 0);
  total('tirazh_deliveries_total', 'Frames handed to viewers’ lines', (now) => now.direct + now.ordinary);
  total('tirazh_deliveries_dropped_total', 'Frames not queued for a slow viewer', (now) => now.dropped);
  total('tirazh_viewers_resynced_total', 'Slow viewers that caught up', (now) => now.resynced);
  total('tirazh_viewers_let_go_total', 'Viewers let go because they took nothing', (now) => now.letGo);
  gauge('tirazh_node_behind', '1: this node may be behind the draw host', () => (parts.isBehind() ? 1 : 0));
  gauge('tirazh_redis_silence_seconds', 'Since Redis last answered', () => parts.redisSilenceMs() / 1000);
  gauge(
    'tirazh_host_silence_seconds',
    'Since the draw host’s last sign of life',
    () => parts.hostSilenceMs() / 1000,
  );
  gauge('tirazh_nodes_others', 'Other nodes heard of lately, the draw host among them', parts.others);

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
