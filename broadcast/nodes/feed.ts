/**
 * What the draw host keeps in Redis and its nodes read: published events and what is on air, nothing else. Every key begins
 * with `tirazh:`; another draw host takes another database of Redis.
 *
 *   tirazh:life               hash: the host's life sign, rewritten every second (`LifeSign`)
 *   tirazh:<epoch>:draws      set of draw ids
 *   tirazh:<epoch>:<draw>     list: event n of the draw as JSON at index n − 1
 *   tirazh:feed               stream: the newest events and life signs, in order; what tails of nodes read
 *
 * The lists are the truth and the stream is the bell: what is missing from a trimmed or lost stream stands in the lists.
 */
import { z } from 'zod';

export const LIFE_KEY = 'tirazh:life';
export const FEED_KEY = 'tirazh:feed';
export const drawsKey = (epoch: string): string => `tirazh:${epoch}:draws`;
export const eventsKey = (epoch: string, draw: string): string => `tirazh:${epoch}:${draw}`;

/** What the Streams adapter names its own stream and channels. */
export const ADAPTER_PREFIX = 'tirazh:sockets';

/** About so many entries are kept in the stream: an hour of life signs, or a few shows. */
export const FEED_ENTRIES = 4096;

/** Life signs come so often. */
export const BEAT_MS = 1000;

export const lifeSignSchema = z.object({
  /** The life of the log. */
  epoch: z.string().regex(/^[0-9a-f]{16}$/),
  /** One whole publication of all draws: another one means that everything is to be read again. */
  edition: z.string().min(1),
  /** The draw on air; empty: none. */
  onAir: z.string(),
  entries: z.coerce.number().int().nonnegative(),
  /** The host's clock less that of Redis. */
  clockAheadMs: z.coerce.number(),
  /** When it was written, by the clock of Redis, milliseconds since 1970. */
  atMs: z.coerce.number(),
});

export type LifeSign = z.infer<typeof lifeSignSchema>;

/** An answer of Redis: names and values in turn. */
export function pairsOf(flat: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (let i = 0; i + 1 < flat.length; i += 2) pairs[flat[i]!] = flat[i + 1]!;
  return pairs;
}
