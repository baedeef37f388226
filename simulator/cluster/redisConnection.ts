/** Connections to Redis whose faults are ours: one clear line, naming the address without its password. */
import { Redis } from 'ioredis';
import { TirazhError } from '../../engine/errors.ts';
import type { RedisAddress } from '../../terminal/redisAddress.ts';

/** Between two attempts to come back. */
const RETRY_MS = 250;

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there; start redis-server or mend the address',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'there is no such host, or no network',
  ETIMEDOUT: 'it does not answer in time',
  ECONNRESET: 'the connection was cut',
};

/** What Redis or the system said, without the words of a command, which could hold anything. */
function reasonOf(fault: unknown): string {
  const { code, message } = (fault ?? {}) as NodeJS.ErrnoException;
  if (/^(WRONGPASS|NOAUTH)/.test(message ?? '')) return 'it wants another user or password';
  return REASONS[code ?? ''] ?? message ?? 'the connection was cut';
}

export interface RedisConnection {
  readonly redis: Redis;
  /** Rejects, with the reason, once the connection is lost for good; never resolves. */
  readonly lost: Promise<never>;
}

/** A fault of Redis as ours. */
export const redisFault = (address: RedisAddress, what: string, cause: unknown): TirazhError =>
  new TirazhError('UNAVAILABLE', `${what} Redis at ${address}: ${reasonOf(cause)}`, { cause });

/**
 * Connects, or fails at once. Later the connection is tried again for `patienceMs`; commands wait meanwhile.
 * @throws TirazhError UNAVAILABLE when Redis cannot be reached
 */
export async function connectRedis(address: RedisAddress, patienceMs: number): Promise<RedisConnection> {
  let isReady = false;
  let lastFault: unknown;
  const redis = new Redis({
    ...address.parts,
    // BullMQ asks for it; a lost connection ends commands by its own patience.
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: (times: number) => (isReady && times * RETRY_MS <= patienceMs ? RETRY_MS : null),
    replyMapping: 'legacy',
  });
  redis.on('error', (fault) => {
    lastFault = fault;
  });
  redis.on('ready', () => {
    isReady = true;
  });
  const lost = new Promise<never>((_, reject) => {
    redis.on('end', () => reject(redisFault(address, 'lost', lastFault)));
  });
  lost.catch(() => undefined);
  try {
    await redis.connect();
  } catch (fault) {
    redis.disconnect();
    throw redisFault(address, 'cannot use', lastFault ?? fault);
  }
  return { redis, lost };
}
