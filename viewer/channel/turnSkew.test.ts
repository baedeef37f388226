/**
 * How far apart screens turn: the pages' own clock synchronisation, on clocks that are wrong by up to an hour and drift, over
 * lines with uneven ways, jitter and lost messages (`simulatedPlace.ts`), with screens that show a frame 60 times a second. Time is
 * moved by hand, so what is measured is the method and the model, not this machine.
 */
import { expect, test } from 'vitest';
import { addMs, msHistogram, narrowestMs } from '../../broadcast/load/msHistogram.ts';
import { somewhere } from '../../broadcast/load/simulatedPlace.ts';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { HandTimers } from '../testing/handTimers.ts';
import { startClockSync } from './clockSync.ts';
import { ServerClock } from './serverClock.ts';

const VIEWERS = 2000;
/** Instants after joining at which screens turn: right after the first burst, later, and long after. */
const SHOW_AT_MS = [1_500, 10_000, 45_000, 115_000, 300_000];
/** `BROADCAST_PACE.leadMs`, and what the fan-out to 10,000 viewers takes of it. */
const LEAD_MS = 250;
const FAN_OUT_MS = 110;
const START_MS = Date.UTC(2027, 0, 15, 8);

/** When one viewer's screen turns, less the announced instants. */
function turnsOf(random: () => number): number[] {
  const place = somewhere(random);
  const timers = new HandTimers();
  timers.nowMs = START_MS;
  const localNow = (): number => place.localAt(timers.nowMs);
  const clock = new ServerClock(localNow);
  const sync = startClockSync({
    ...{ clock, localNow, timers },
    ask: (reply) =>
      timers.after(place.upMs(), () => {
        // The server tells whole milliseconds.
        const serverMs = Math.floor(timers.nowMs);
        timers.after(place.downMs(), () => reply(serverMs));
      }),
  });
  sync.resync();
  return SHOW_AT_MS.map((afterMs) => {
    const showAtMs = START_MS + afterMs;
    const heardMs = showAtMs - LEAD_MS + FAN_OUT_MS * random() + place.downMs();
    timers.advance(showAtMs - LEAD_MS - timers.nowMs);
    const dueMs = place.instantOf(showAtMs - clock.best!.offsetMs);
    return Math.max(dueMs, heardMs) + place.frameMs() - showAtMs;
  });
}

test('99 % of screens turn within 50 ms of each other, at each of five instants: 2,000 viewers in a country', () => {
  const generator = mersenneTwister(Uint32Array.of(50));
  const random = (): number => uniform(generator, 2 ** 32) / 2 ** 32;
  const instants = SHOW_AT_MS.map(() => msHistogram(-500, 3500));
  for (let i = 0; i < VIEWERS; i++) {
    for (const [at, turnMs] of turnsOf(random).entries()) addMs(instants[at]!, turnMs);
  }
  const widths = instants.map((instant) => narrowestMs(instant, 0.99)!);
  expect(Math.max(...widths)).toBeLessThanOrEqual(50);
  // A measure of nothing would be narrower than the frames alone.
  expect(widths.every((width) => width > 1000 / 60)).toBe(true);
});
