/** The live channel as the server runs it, on a log in memory. */
import pino from 'pino';
import { LiveChannel } from '../../broadcast/live/liveChannel.ts';
import { MEMORY_DRAW, MemoryLog } from '../../broadcast/live/testing/memoryLog.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import type { Contestant, OpenContestant } from './contestant.ts';

export const openOurs: OpenContestant = (http): Contestant => {
  const log = new MemoryLog(Date.now);
  new LiveChannel(http, {
    log,
    logger: pino({ level: 'silent' }),
    onAir: () => MEMORY_DRAW,
    entriesOf: () => 0,
    now: Date.now,
  });
  return {
    send(events) {
      for (const event of events) log.tell({ ...event, draw: MEMORY_DRAW } as unknown as DrawEvent);
    },
  };
};
