/**
 * Viewers whose line takes less than it is given. Past a bound, frames for them are dropped rather than queued; once
 * their line has taken what waits they are told of the newest event, see the gap and ask for what they missed; where
 * it takes nothing at all they are let go, and come back by (epoch, seq). So a slow viewer costs bounded memory.
 */
import { cutLine, type HasLine, lineOf, waitingBytes } from './viewerLine.ts';

/** The most that may wait for one viewer, bytes: many times what a whole draw's events take. */
export const MOST_WAITING_BYTES = 64 * 1024;
/** Checks in a row at which a line may have taken nothing. */
const MOST_STALLED_CHECKS = 5;

export interface SlowCounts {
  /** Viewers that caught up and were told so. */
  resynced: number;
  letGo: number;
}

export interface SlowParts<Viewer> {
  /** The line takes again, but the viewer has missed something. */
  readonly onCaughtUp: (viewer: Viewer) => void;
  readonly onLetGo: (viewer: Viewer, waitingBytes: number) => void;
}

interface Backlog {
  bytes: number;
  stalledChecks: number;
}

export class SlowViewers<Viewer extends HasLine> {
  readonly counts: SlowCounts = { resynced: 0, letGo: 0 };
  readonly #parts: SlowParts<Viewer>;
  readonly #backlogs = new Map<Viewer, Backlog>();

  constructor(parts: SlowParts<Viewer>) {
    this.#parts = parts;
  }

  /** How many are slow now. */
  get size(): number {
    return this.#backlogs.size;
  }

  /** A frame for this viewer was dropped. */
  note(viewer: Viewer): void {
    if (!this.#backlogs.has(viewer)) {
      this.#backlogs.set(viewer, { bytes: Number.POSITIVE_INFINITY, stalledChecks: 0 });
    }
  }

  /** Looks at each slow viewer's line; to be called at even intervals. */
  check(): void {
    for (const [viewer, backlog] of this.#backlogs) {
      const line = lineOf(viewer);
      if (line.readyState !== 'open') {
        this.#backlogs.delete(viewer);
        continue;
      }
      const bytes = waitingBytes(line);
      const isStalled = bytes >= backlog.bytes;
      backlog.stalledChecks = isStalled ? backlog.stalledChecks + 1 : 0;
      backlog.bytes = bytes;
      if (bytes === 0) this.#welcomeBack(viewer);
      else if (backlog.stalledChecks >= MOST_STALLED_CHECKS) this.#letGo(viewer, bytes);
    }
  }

  #welcomeBack(viewer: Viewer): void {
    this.#backlogs.delete(viewer);
    this.counts.resynced += 1;
    this.#parts.onCaughtUp(viewer);
  }

  #letGo(viewer: Viewer, bytes: number): void {
    this.#backlogs.delete(viewer);
    this.counts.letGo += 1;
    this.#parts.onLetGo(viewer, bytes);
    cutLine(lineOf(viewer));
  }
}
