/**
 * Connections to Redis that come back by themselves for as long as it takes, and whose loss is told once. Draws do not
 * wait for Redis: without it a host goes on for its own viewers, and nodes say that they are behind.
 */
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { RedisAddress } from '../../terminal/redisAddress.ts';

/** Between two attempts to come back. */
const RETRY_MS = 250;
/** A connection on which something is asked every second, and nothing heard for so long, is cut. */
const SILENCE_MS = 5_000;

const COMMON = {
  retryStrategy: () => RETRY_MS,
  // Answers as arrays, which is how the Streams adapter reads them.
  replyMapping: 'legacy',
  // A connection that does not close politely is not waited for at the end.
  disconnectTimeout: 250,
} as const;

/** Commands wait in no queue: each is answered, or fails at once while there is no connection. */
const ASKING = {
  ...{ enableOfflineQueue: false, autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0 },
  socketTimeout: SILENCE_MS,
};

/** Commands wait for the connection: what the Streams adapter expects, which asks again at once after a fault. */
const WAITING = { maxRetriesPerRequest: null };

export interface RedisClients {
  /** For commands that are answered at once. */
  readonly redis: Redis;
  /** For commands that wait for something to happen. */
  readonly tail: Redis;
  /** For the Streams adapter, which makes more of its kind by `duplicate`. */
  readonly adapter: Redis;
  close(): void;
}

/** A command that the end of a connection cuts off is nobody's fault; whoever waits for it still hears of it. */
function quiet(redis: Redis): Redis {
  const { sendCommand } = redis;
  redis.sendCommand = (...command) => {
    const answer = sendCommand.apply(redis, command);
    if (answer instanceof Promise) answer.catch(() => undefined);
    return answer;
  };
  return redis.on('error', () => undefined);
}

/** Tells of the connection's loss and return, once each. */
function tell(redis: Redis, address: RedisAddress, logger: Logger, isClosing: () => boolean): void {
  let isLost = false;
  const lost = (reason: string): void => {
    if (isLost || isClosing()) return;
    isLost = true;
    logger.warn({ redis: String(address), reason }, 'no connection to Redis; it is tried again');
  };
  // A fault's own words may be those of a command, which could hold anything.
  redis.on('error', ({ code, message }: NodeJS.ErrnoException) =>
    lost(code ?? /^[A-Z]+\b/.exec(message)?.[0] ?? 'unknown'),
  );
  redis.on('close', () => lost('the connection was cut'));
  redis.on('ready', () => {
    if (isLost) logger.warn({ redis: String(address) }, 'connected to Redis again');
    isLost = false;
  });
}

export function openRedisClients(address: RedisAddress, logger: Logger): RedisClients {
  const open: Redis[] = [];
  const make = (options: typeof ASKING | typeof WAITING): Redis => {
    const redis = quiet(new Redis({ ...address.parts, ...COMMON, ...options }));
    open.push(redis);
    return redis;
  };
  const makeWaiting = (): Redis => Object.assign(make(WAITING), { duplicate: makeWaiting });
  let isClosing = false;
  const redis = make(ASKING);
  tell(redis, address, logger, () => isClosing);
  return {
    redis,
    tail: make(ASKING),
    adapter: makeWaiting(),
    close() {
      isClosing = true;
      for (const client of open) client.disconnect();
    },
  };
}
