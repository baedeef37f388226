/** `tirazh serve --redis`: the draw host publishes to nodes, and counts their viewers with its own. */
import type { Logger } from 'pino';
import type { RedisAddress } from '../../terminal/redisAddress.ts';
import type { LiveParts } from '../live/liveChannel.ts';
import { type FeedCounts, FeedPublisher, type PublisherParts } from './feedPublisher.ts';
import { NodeLink } from './nodeLink.ts';
import { openRedisClients } from './redisClients.ts';

export interface HostSideParts extends Omit<PublisherParts, 'redis' | 'steady'> {
  readonly address: RedisAddress;
  readonly logger: Logger;
}

export interface HostSide {
  /** For the host's own channel. */
  readonly channel: Pick<LiveParts, 'adapter' | 'viewersElsewhere'>;
  /** Begins to publish, and to tell the nodes how many viewers are here. */
  begin(viewers: () => number): void;
  /** Null before the beginning. */
  readonly feed: FeedCounts | null;
  /** Before the channel is closed: nothing is published any more. */
  stop(): Promise<void>;
  /** After the channel is closed. */
  close(): void;
}

const steady = (): number => performance.now();

export function openHostSide(parts: HostSideParts): HostSide {
  const clients = openRedisClients(parts.address, parts.logger);
  const link = new NodeLink({ redis: clients.adapter, logger: parts.logger, steady });
  let publisher: FeedPublisher | null = null;
  return {
    channel: { adapter: link.adapter, viewersElsewhere: () => link.viewersElsewhere() },
    begin(viewers) {
      link.begin(viewers);
      publisher = new FeedPublisher({ ...parts, steady, redis: clients.redis });
    },
    get feed() {
      return publisher?.counts ?? null;
    },
    async stop() {
      link.stop();
      await publisher?.stop();
    },
    close: clients.close,
  };
}
