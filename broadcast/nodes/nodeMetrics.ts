/** What a node's `/metrics` says, in the text format of Prometheus; the names are the host's where they mean the same. */
import { type LiveCounts, type Metrics, serverMetrics } from '../operation/serverMetrics.ts';
import type { ReaderCounts } from './feedReader.ts';

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
  /** Whether there is a connection to Redis. */
  readonly isConnected: () => boolean;
  readonly feed: () => ReaderCounts;
  /** Draws in memory. */
  readonly drawsHeld: () => number;
}

export function createNodeMetrics(parts: NodeMetricParts): Metrics {
  const metrics = serverMetrics(parts.version, parts.live);
  const { gauge, total } = metrics;
  gauge('tirazh_node_behind', '1: this node may be behind the draw host', () => (parts.isBehind() ? 1 : 0));
  gauge('tirazh_redis_connected', '1: there is a connection to Redis', () => (parts.isConnected() ? 1 : 0));
  gauge('tirazh_redis_silence_seconds', 'Since Redis last answered', () => parts.redisSilenceMs() / 1000);
  gauge(
    'tirazh_host_silence_seconds',
    'Since the draw host’s last sign of life',
    () => parts.hostSilenceMs() / 1000,
  );
  gauge('tirazh_nodes_others', 'Other nodes heard of lately, the draw host among them', parts.others);
  gauge('tirazh_feed_draws', 'Draws in memory', parts.drawsHeld);
  total(
    'tirazh_feed_received_events_total',
    'Events read from Redis that were new',
    () => parts.feed().received,
  );
  total('tirazh_feed_failures_total', 'Faults after which Redis was read anew', () => parts.feed().failures);
  return metrics;
}
