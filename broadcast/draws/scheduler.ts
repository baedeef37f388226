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
  try {
    return new Cron(pattern, { timezone: TIME_ZONE, paused: true });
  } catch (cause) {
    throw badInput(`--schedule "${pattern}": ${(cause as Error).message}`, { cause });
  }
}

export class DrawScheduler {
  readonly #planner: DrawPlanner;
  readonly #draws: DrawStore;
  readonly #logger: Logger;
  readonly #now: () => number;
  #schedule: { settings: Schedule; cron: Cron } | null = null;
  #saidFundIsUsed = false;

  constructor(parts: { planner: DrawPlanner; draws: DrawStore; logger: Logger; now: () => number }) {
    this.#planner = parts.planner;
    this.#draws = parts.draws;
    this.#logger = parts.logger;
    this.#now = parts.now;
  }

  follow(settings: Schedule): void {
    this.#schedule = { settings, cron: parseCron(settings.cron) };
  }

  /** Plans the next draw unless one is open already. Answers the id of a draw it planned. */
  planAhead(): string | null {
    if (!this.#schedule) return null;
    const { settings, cron } = this.#schedule;
    const now = this.#now();
    if (this.#draws.unfinished().some(({ phase, closesMs }) => phase === 'open' && closesMs > now))
      return null;
    const earliest = new Date(now + settings.closesBeforeMs + LEAST_OPEN_MS);
    const start = cron.nextRun(earliest);
    if (!start) return null;
    try {
      const plan = this.#planner.plan({
        closesMs: start.getTime() - settings.closesBeforeMs,
        startsMs: start.getTime(),
        reserves: settings.reserves,
        automatic: true,
        outsiders: [],
        standIns: settings.standIns,
      });
      this.#saidFundIsUsed = false;
      return plan.drawId;
    } catch (fault) {
      if (!(fault instanceof TirazhError)) throw fault;
      if (!this.#saidFundIsUsed) this.#logger.warn(`no further draw is planned: ${fault.message}`);
      this.#saidFundIsUsed = true;
      return null;
    }
  }
}
