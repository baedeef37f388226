/**
 * The draw scheduler (clause 1.9): keeps the next draw planned and published ahead of time, by a cron pattern in
 * Kazakhstan's time. It never starts anything: a planned draw has its own time in the database.
 */
import { Cron } from 'croner';
import type { Logger } from 'pino';
import { badInput, TirazhError } from '../../engine/errors.ts';
import type { DrawPlanner } from './drawPlanner.ts';
import type { DrawStore } from './drawStore.ts';

export const TIME_ZONE = 'Asia/Almaty';

export interface Schedule {
  /** Five or six cron fields, in Almaty time. */
  readonly cron: string;
  /** Registration closes this long before the start. */
  readonly closesBeforeMs: number;
  readonly reserves: number;
  readonly standIns: readonly string[];
}

/** A draw is announced at least this long before registration closes. */
const LEAST_OPEN_MS = 15_000;

/** Reads a cron pattern. @throws TirazhError BAD_INPUT saying what is wrong with it */
export function parseCron(pattern: string): Cron {
  let cron: Cron;
  try {
    cron = new Cron(pattern, { timezone: TIME_ZONE, paused: true });
  } catch (cause) {
    throw badInput(`--schedule "${pattern}": ${(cause as Error).message}`, { cause });
  }
  if (!cron.nextRun()) throw badInput(`--schedule "${pattern}": it never comes`);
  return cron;
}

export class DrawScheduler {
  readonly #planner: DrawPlanner;
  readonly #draws: DrawStore;
  readonly #logger: Logger;
  readonly #now: () => number;
  #schedule: { settings: Schedule; cron: Cron } | null = null;
  #saidWhyNot = '';

  constructor(parts: { planner: DrawPlanner; draws: DrawStore; logger: Logger; now: () => number }) {
    this.#planner = parts.planner;
    this.#draws = parts.draws;
    this.#logger = parts.logger;
    this.#now = parts.now;
  }

  follow(settings: Schedule): void {
    this.#schedule = { settings, cron: parseCron(settings.cron) };
  }

  /**
   * The next start that no draw was planned for yet: one that a host has called off is not held after all.
   * Null when a draw that is open closes before it: that one comes first.
   */
  #nextStartMs({ settings, cron }: { settings: Schedule; cron: Cron }): number | null {
    const now = this.#now();
    let start = cron.nextRun(new Date(now + settings.closesBeforeMs + LEAST_OPEN_MS));
    while (start && this.#draws.isPlannedFor(start.getTime()) && !this.#isOpenFor(start.getTime(), now)) {
      start = cron.nextRun(start);
    }
    return start && !this.#isOpenFor(start.getTime(), now) ? start.getTime() : null;
  }

  #isOpenFor = (startMs: number, nowMs: number): boolean =>
    this.#draws
      .unfinished()
      .some(({ phase, closesMs }) => phase === 'open' && closesMs > nowMs && closesMs <= startMs);

  /** Plans the next draw unless one is open before it. Answers the id of a draw it planned. */
  planAhead(): string | null {
    if (!this.#schedule) return null;
    const startsMs = this.#nextStartMs(this.#schedule);
    if (startsMs === null) return null;
    const { closesBeforeMs, reserves, standIns } = this.#schedule.settings;
    try {
      const plan = this.#planner.plan({
        closesMs: startsMs - closesBeforeMs,
        startsMs,
        reserves,
        automatic: true,
        outsiders: [],
        standIns,
      });
      this.#saidWhyNot = '';
      return plan.drawId;
    } catch (fault) {
      if (!(fault instanceof TirazhError)) throw fault;
      if (this.#saidWhyNot !== fault.message)
        this.#logger.warn(`no further draw is planned: ${fault.message}`);
      this.#saidWhyNot = fault.message;
      return null;
    }
  }
}
