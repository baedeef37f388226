/**
 * Where a viewer is, made up by chance: its clock, its screen and its line. The lines of a load test end on one machine, whose
 * clock they share; with this they are as far apart as a country's viewers. Nothing is held back for it: the
 * delays are added to the instants that are noted.
 */

/** All in milliseconds; instants are of the machine's clock unless they are called local. */
export interface SimulatedPlace {
  /** What the viewer's own clock shows. */
  localAt(instantMs: number): number;
  /** The inverse of `localAt`. */
  instantOf(localMs: number): number;
  /** How much longer one message takes to the server, and from it, than on this machine. */
  upMs(): number;
  downMs(): number;
  /** From the moment that a page wants to show something until the screen does. */
  frameMs(): number;
}

/** A line's ways by themselves, drawn once a viewer and evenly, and the mean of what each message takes on top. */
interface Line {
  readonly share: number;
  readonly upMs: readonly [number, number];
  readonly downMs: readonly [number, number];
  readonly jitterMs: number;
}

/**
 * A line at home, and a phone's, whose way up is the longer one: it must first ask for its turn to send. What all lines have
 * in common would not matter, for screens are compared with one another.
 */
const LINES: readonly Line[] = [
  { share: 0.4, upMs: [3, 15], downMs: [3, 15], jitterMs: 2 },
  { share: 0.6, upMs: [20, 60], downMs: [15, 40], jitterMs: 8 },
];
/** Of a thousand messages so many are lost and sent again, this much later. */
const LOST_OF_1000 = 5;
const SENT_AGAIN_MS = [200, 400] as const;
/** Clocks are set wrong by an hour at most, and gain or lose: an ordinary quartz, 50 ppm at most. */
const MOST_OFF_MS = 3_600_000;
const MOST_DRIFT = 50e-6;
const FRAME_MS = 1000 / 60;

/** On this machine, by its clock, with a screen that shows everything at once. */
export const HERE: SimulatedPlace = {
  localAt: (instantMs) => instantMs,
  instantOf: (localMs) => localMs,
  upMs: () => 0,
  downMs: () => 0,
  frameMs: () => 0,
};

/** Somewhere in the country. @param random uniform in [0, 1) */
export function somewhere(random: () => number): SimulatedPlace {
  const between = ([from, to]: readonly [number, number]): number => from + (to - from) * random();
  const line = random() < LINES[0]!.share ? LINES[0]! : LINES[1]!;
  const [up, down] = [between(line.upMs), between(line.downMs)];
  const offMs = between([-MOST_OFF_MS, MOST_OFF_MS]);
  const rate = 1 + between([-MOST_DRIFT, MOST_DRIFT]);
  // Exponential: most messages are hardly late, some are late by much.
  const jitterMs = (): number => {
    const lost = random() * 1000 < LOST_OF_1000 ? between(SENT_AGAIN_MS) : 0;
    return lost - Math.log(1 - random()) * line.jitterMs;
  };
  // The clocks part from here on: a whole epoch of drift would be another hour.
  let sinceMs: number | null = null;
  const since = (instantMs: number): number => {
    sinceMs ??= instantMs;
    return sinceMs;
  };
  return {
    localAt: (instantMs) => since(instantMs) + offMs + (instantMs - since(instantMs)) * rate,
    instantOf: (localMs) =>
      sinceMs === null ? localMs - offMs : sinceMs + (localMs - offMs - sinceMs) / rate,
    upMs: () => up + jitterMs(),
    downMs: () => down + jitterMs(),
    frameMs: () => random() * FRAME_MS,
  };
}
