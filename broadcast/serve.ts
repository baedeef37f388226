/** What `tirazh serve` does: starts the server, the demonstration if asked, and closes in order. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino, { type Logger } from 'pino';
import { badInput, TirazhError } from '../engine/errors.ts';
import type { WorkerPool } from '../engine/pool/pool.ts';
import type { OpenResult } from '../engine/pool/tasks.ts';
import { lotteryTermsSchema } from '../engine/terms/lotteryTerms.ts';
import { freshPassword } from './accounts/accounts.ts';
import { consoleStory } from './consoleStory.ts';
import {
  COMMISSION_STAND_IN,
  keepSupplied,
  letPlayersIn,
  type PrintedSeries,
  printSeries,
  registerPlayers,
} from './demo/demo.ts';
import { BROADCAST_PACE, scaledPace } from './draws/pace.ts';
import { parseCron } from './draws/scheduler.ts';
import { type RunningServer, startServer } from './server.ts';

const HOST_ACCOUNT = 'host';
const DEMO_TERMS = fileURLToPath(new URL('../fixtures/7s-avto-loto.json', import.meta.url));

/** As the command line gives them. */
export interface ServeFlags {
  data: string;
  host: string;
  port: number;
  demo?: boolean;
  demoEntries: number;
  demoFirstDraw: number;
  series?: string;
  schedule?: string;
  closeBefore: number;
  reserves: number;
  pace: number;
  missedAfter: number;
  origin: string;
  checksPerMinute: number;
  logLevel: string;
  json?: boolean;
}

const DEMO_SCHEDULE = '*/5 * * * *';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'];

function createLogger(level: string): Logger {
  if (!LOG_LEVELS.includes(level)) throw badInput(`--log-level: expected one of ${LOG_LEVELS.join(', ')}`);
  // The password of a sign-in and the secrets of a draw never reach a log, whatever is logged around them.
  return pino(
    { level, redact: ['*.password', '*.secret', '*.token', 'req.headers.cookie'] },
    pino.destination(2),
  );
}

/** The password of the host account, the first time; null later. */
async function ensureHostAccount({ service }: RunningServer): Promise<string | null> {
  if (!service.accounts.isEmpty()) return null;
  const password = freshPassword();
  await service.accounts.setPassword(HOST_ACCOUNT, password);
  return password;
}

async function openRun(pool: WorkerPool, arrow: Uint8Array, path: string): Promise<OpenResult> {
  try {
    return await pool.open({ arrow });
  } catch (cause) {
    if (!(cause instanceof TirazhError)) throw cause;
    throw badInput(`--series ${path}: ${cause.message}`, { cause });
  }
}

async function takeOverSeries({ service }: RunningServer, path: string): Promise<void> {
  let arrow: Uint8Array;
  try {
    arrow = await readFile(path);
  } catch (cause) {
    throw badInput(`--series ${path}: it cannot be read: ${(cause as Error).message}`, { cause });
  }
  const { terms, commitment, drawNumbers } = await openRun(service.pool, arrow, path);
  if (service.series.get(commitment.series)?.commitment.root === commitment.root) return;
  service.series.add(terms, commitment, drawNumbers);
}

interface DemoStart {
  readonly registerMs: number | null;
  readonly stop: () => void;
}

/** First start: prints series 1, plans a draw and registers players. Later starts go on with what is there. */
async function startDemo(
  { service }: RunningServer,
  flags: ServeFlags,
  logger: Logger,
  onPrinted: (p: PrintedSeries) => void,
): Promise<DemoStart> {
  let registerMs: number | null = null;
  if (!service.series.newest()) {
    const terms = lotteryTermsSchema.parse(JSON.parse(await readFile(DEMO_TERMS, 'utf8')));
    onPrinted(await printSeries(service, terms, 1, flags.data));
  }
  const isFirst = service.draws.all().length === 0;
  if (isFirst) {
    const startsMs = service.now() + flags.demoFirstDraw * 1000;
    const plan = service.planner.plan({
      closesMs: startsMs - Math.min(flags.closeBefore, flags.demoFirstDraw / 2) * 1000,
      startsMs,
      reserves: flags.reserves,
      automatic: true,
      outsiders: [],
      standIns: [COMMISSION_STAND_IN],
    });
    const begun = performance.now();
    registerPlayers(service, plan.series!, plan.drawId, flags.demoEntries);
    registerMs = performance.now() - begun;
  }
  service.scheduler.follow({
    cron: flags.schedule ?? DEMO_SCHEDULE,
    closesBeforeMs: flags.closeBefore * 1000,
    reserves: flags.reserves,
    standIns: [COMMISSION_STAND_IN],
  });
  const stops = [letPlayersIn(service, logger), keepSupplied(service, flags.data, logger, onPrinted)];
  service.runner.wake();
  const stop = (): void => {
    for (const stopOne of stops) stopOne();
  };
  return { registerMs, stop };
}

/** Resolves at Ctrl-C or a polite kill; a second one ends the process at once. */
const untilAskedToStop = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  });

export async function serve(flags: ServeFlags, version: string): Promise<void> {
  flags.data = resolve(flags.data);
  if (flags.schedule !== undefined) parseCron(flags.schedule);
  const story = consoleStory(flags.json ?? false);
  const logger = createLogger(flags.logLevel);
  const running = await startServer({
    dataFolder: flags.data,
    host: flags.host,
    port: flags.port,
    origin: flags.origin,
    pace: scaledPace(BROADCAST_PACE, flags.pace),
    missedAfterMs: flags.missedAfter * 1000,
    limits: { numberChecksPerMinute: flags.checksPerMinute, signInsPerMinute: 10 },
    logger,
    version,
    now: Date.now,
  });
  const asked = untilAskedToStop();
  let stopDemo = (): void => {};
  try {
    running.service.log.onEvent((event) => story.event(event));
    if (flags.series !== undefined) await takeOverSeries(running, resolve(flags.series));
    let demo: DemoStart | null = null;
    if (flags.demo) {
      demo = await startDemo(running, flags, logger, story.printed);
      stopDemo = demo.stop;
    } else if (flags.schedule !== undefined) {
      const { reserves, schedule: cron } = flags;
      running.service.scheduler.follow({
        cron,
        closesBeforeMs: flags.closeBefore * 1000,
        reserves,
        standIns: [],
      });
    }
    // Last, right before it is shown: a password that a crash keeps from being shown would be lost.
    const password = await ensureHostAccount(running);
    story.started(running, {
      password,
      account: HOST_ACCOUNT,
      dataFolder: flags.data,
      registerMs: demo?.registerMs ?? null,
    });
    await asked;
    story.stopping();
  } finally {
    stopDemo();
    await running.close();
  }
}
