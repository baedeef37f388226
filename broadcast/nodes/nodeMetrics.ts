/** What a node's `/metrics` says, in the text format of Prometheus; the names are the host's where they mean the same. */
import { type LiveCounts, type Metrics, serverMetrics } from '../operation/serverMetrics.ts';

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
  const metrics = serverMetrics(parts.version, parts.live);
  const { gauge } = metrics;
  gauge('tirazh_node_behind', '1: this node may be behind the draw host', () => (parts.isBehind() ? 1 : 0));
  gauge('tirazh_redis_silence_seconds', 'Since Redis last answered', () => parts.redisSilenceMs() / 1000);
  gauge(
    'tirazh_host_silence_seconds',
    'Since the draw host’s last sign of life',
    () => parts.hostSilenceMs() / 1000,
  );
  gauge('tirazh_nodes_others', 'Other nodes heard of lately, the draw host among them', parts.others);
  return metrics;
}
