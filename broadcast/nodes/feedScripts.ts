/**
 * What the host writes to Redis, in steps that happen whole or not at all (Lua inside Redis). Each says whether it has
 * written: two hosts on one Redis, or a Redis that has lost its memory, must not end in a list with a gap.
 */
import type { Redis } from 'ioredis';
import { drawsKey, eventsKey, FEED_ENTRIES, FEED_KEY, LIFE_KEY, type LifeSign } from './feed.ts';

/** Another host whose life sign is no older still publishes here. */
const RIVAL_MS = 5_000;

const RIVAL = `
local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
local life = redis.call('HMGET', KEYS[1], 'epoch', 'atMs', 'edition')
local isRival = life[1] and life[1] ~= ARGV[1] and nowMs - tonumber(life[2]) < ${RIVAL_MS}
`;

/** Appends events after `have` to a draw's list, and to the stream where the bell is to be rung; answers the list's length. */
const APPEND = `
local have = redis.call('LLEN', KEYS[2])
if have ~= tonumber(ARGV[3]) then return have end
redis.call('SADD', KEYS[1], ARGV[1])
for i = 5, #ARGV do
  redis.call('RPUSH', KEYS[2], ARGV[i])
  if ARGV[4] == 'ring' then redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[2], '*', 'event', ARGV[i]) end
end
return have + #ARGV - 4
`;

/** Writes the life sign, unless a rival lives, or the edition told last is not there any more. */
const BEAT = `${RIVAL}
if isRival then return 'rival' end
if ARGV[3] == 'again' and life[3] ~= ARGV[2] then return 'forgotten' end
local sign = {'epoch', ARGV[1], 'edition', ARGV[2], 'onAir', ARGV[5], 'entries', ARGV[6], 'clockAheadMs', ARGV[7], 'atMs', nowMs}
redis.call('HSET', KEYS[1], unpack(sign))
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', unpack(sign))
return 'told'
`;

/** Whether a rival publishes here; otherwise what an earlier life left is thrown away. Answers 1 for a rival. */
const TAKE_OVER = `${RIVAL}
if isRival then return 1 end
if life[1] and life[1] ~= ARGV[1] then
  local draws = 'tirazh:' .. life[1] .. ':draws'
  for _, draw in ipairs(redis.call('SMEMBERS', draws)) do
    redis.call('UNLINK', 'tirazh:' .. life[1] .. ':' .. draw)
  end
  redis.call('UNLINK', draws, KEYS[1], KEYS[2])
end
return 0
`;

interface Append {
  readonly draw: string;
  /** How many events the list is held to have. */
  readonly have: number;
  readonly events: readonly string[];
  /** Whether nodes that follow the stream are to hear of them. */
  readonly isNews: boolean;
}

/** @returns the list's length: `have` and the events where they are written now, else what is there instead */
export async function appendEvents(
  redis: Redis,
  epoch: string,
  { draw, have, events, isNews }: Append,
): Promise<number> {
  const keys = [drawsKey(epoch), eventsKey(epoch, draw), FEED_KEY];
  const words = [draw, FEED_ENTRIES, have, isNews ? 'ring' : 'quiet'];
  return Number(await redis.eval(APPEND, keys.length, ...keys, ...words, ...events));
}

export type Told = 'told' | 'rival' | 'forgotten';

/** @param isNew whether this is the first sign of its edition */
export async function tellLife(
  redis: Redis,
  { epoch, edition, onAir, entries, clockAheadMs }: Omit<LifeSign, 'atMs'>,
  isNew: boolean,
): Promise<Told> {
  const words = [epoch, edition, isNew ? 'new' : 'again', FEED_ENTRIES, onAir, entries, clockAheadMs];
  return (await redis.eval(BEAT, 2, LIFE_KEY, FEED_KEY, ...words)) as Told;
}

/** @returns false where another host publishes here */
export const takeOver = async (redis: Redis, epoch: string): Promise<boolean> =>
  (await redis.eval(TAKE_OVER, 2, LIFE_KEY, FEED_KEY, epoch)) === 0;

/** A draw's events that nobody is to find any more. */
export async function forgetDraw(redis: Redis, epoch: string, draw: string): Promise<void> {
  await redis.multi().srem(drawsKey(epoch), draw).unlink(eventsKey(epoch, draw)).exec();
}
