/**
 * How far a clock is ahead of another, asked over a line: of the latest questions the one that was answered fastest says it
 * best, and is wrong by half its round trip at most.
 */

/** Answers that are kept: at one a second, half a minute. */
const KEPT = 32;

interface Sample {
  readonly aheadMs: number;
  readonly roundTripMs: number;
}

export class ClockOffset {
  #samples: readonly Sample[] = [];
  #aheadMs = 0;

  /** @param atMs what the other clock said, between `askedMs` and `answeredMs` of ours */
  add(askedMs: number, atMs: number, answeredMs: number): void {
    const roundTripMs = answeredMs - askedMs;
    if (roundTripMs < 0) return;
    const sample = { aheadMs: (askedMs + answeredMs) / 2 - atMs, roundTripMs };
    this.#samples = [...this.#samples, sample].slice(-KEPT);
    const best = this.#samples.reduce((a, b) => (b.roundTripMs < a.roundTripMs ? b : a));
    this.#aheadMs = best.aheadMs;
  }

  /** Our clock less the other, milliseconds; 0 until it is known. */
  get aheadMs(): number {
    return this.#aheadMs;
  }
}

/** The part of Redis that is asked. */
export interface TellsTime {
  time(): Promise<readonly (string | number)[]>;
}

/** Asks Redis what time it is. Fails as Redis does. */
export async function askClock(redis: TellsTime, offset: ClockOffset, now: () => number): Promise<void> {
  const askedMs = now();
  const [seconds, microseconds] = await redis.time();
  offset.add(askedMs, Number(seconds) * 1000 + Number(microseconds) / 1000, now());
}
