/**
 * The server's clock as this machine can know it (Cristian's algorithm): each sample is one question and its
 * answer, and the sample with the shortest round trip has the smallest error, at most half of that trip.
 */

export interface ClockSample {
  /** Server clock minus local clock, milliseconds. */
  readonly offsetMs: number;
  readonly roundTripMs: number;
  /** Local instant of the answer. */
  readonly takenAtMs: number;
}

/** Samples older than this are dropped: an ordinary quartz drifts about 50 ppm, so 6 ms meanwhile. */
const SAMPLE_LIFE_MS = 120_000;

export class ServerClock {
  readonly #localNow: () => number;
  #samples: ClockSample[] = [];
  #best: ClockSample | null = null;

  /** @param localNow a clock that never jumps, milliseconds (performance.now) */
  constructor(localNow: () => number) {
    this.#localNow = localNow;
  }

  /** The sample in use, or null before the first. */
  get best(): ClockSample | null {
    return this.#best;
  }

  /** The largest error the server time can have, milliseconds; infinite before the first sample. */
  get errorMs(): number {
    return this.#best ? this.#best.roundTripMs / 2 : Number.POSITIVE_INFINITY;
  }

  /** Server time now, milliseconds since 1970; null before the first sample. */
  now(): number | null {
    return this.#best ? this.#localNow() + this.#best.offsetMs : null;
  }

  /** Adds one answer: asked at local `sentAtMs`, the server said `serverMs`, heard at local `receivedAtMs`. */
  add(sentAtMs: number, serverMs: number, receivedAtMs: number): void {
    const roundTripMs = receivedAtMs - sentAtMs;
    if (!(roundTripMs >= 0) || !Number.isFinite(serverMs)) return;
    const offsetMs = serverMs - (sentAtMs + receivedAtMs) / 2;
    this.#samples = this.#samples.filter((sample) => receivedAtMs - sample.takenAtMs < SAMPLE_LIFE_MS);
    this.#samples.push({ offsetMs, roundTripMs, takenAtMs: receivedAtMs });
    this.#best = this.#samples.reduce((best, sample) =>
      // Of equals the newer: it has drifted less.
      sample.roundTripMs <= best.roundTripMs ? sample : best,
    );
  }

  /**
   * The machine may have slept, and its clock with it: earlier samples count no more. The offset in use stays
   * until the next answer, because an old time is better than none.
   */
  distrust(): void {
    this.#samples = [];
  }
}
