/** `tirazh serve`: the draw host's server, and the demonstration. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import pino, { type Logger } from 'pino';
import { badInput } from '../engine/errors.ts';
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
interface ServeFlags {
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

function numberFlag(flag: string, least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) {
      throw badInput(`${flag}: expected a number from ${least} to ${most}, got "${text}"`);
    }
    return value;
  };
}

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

async function takeOverSeries({ service }: RunningServer, path: string): Promise<void> {
  let arrow: Uint8Array;
  try {
    arrow = await readFile(path);
  } catch (cause) {
    throw badInput(`--series ${path}: it cannot be read: ${(cause as Error).message}`, { cause });
  }
  const { terms, commitment, drawNumbers } = await service.pool.open({ arrow });
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
  const stops = [letPlayersIn(service), keepSupplied(service, flags.data, onPrinted)];
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

async function serve(flags: ServeFlags, version: string): Promise<void> {
  flags.data = resolve(flags.data);
  if (flags.schedule !== undefined) parseCron(flags.schedule);
  const story = consoleStory(flags.json ?? false);
  const running = await startServer({
    dataFolder: flags.data,
    host: flags.host,
    port: flags.port,
    origin: flags.origin,
    pace: scaledPace(BROADCAST_PACE, flags.pace),
    missedAfterMs: flags.missedAfter * 1000,
    limits: { numberChecksPerMinute: flags.checksPerMinute, signInsPerMinute: 10 },
    logger: createLogger(flags.logLevel),
    version,
    now: Date.now,
  });
  const asked = untilAskedToStop();
  let stopDemo = (): void => {};
  try {
    running.service.log.onEvent((event) => story.event(event));
    const password = await ensureHostAccount(running);
    if (flags.series !== undefined) await takeOverSeries(running, resolve(flags.series));
    let demo: DemoStart | null = null;
    if (flags.demo) {
      demo = await startDemo(running, flags, story.printed);
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

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('run the draw host’s server: registration, draws, live broadcast, pages')
    .option('--data <folder>', 'where everything is kept', 'data')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes a free one', numberFlag('--port', 0, 65535), 7007)
    .option(
      '--demo',
      'print series 1 of 7S AVTO LOTO, register players, hold a draw in a minute and then regularly',
    )
    .option(
      '--demo-entries <count>',
      'players of the demo’s first draw',
      numberFlag('--demo-entries', 3, 500_100),
      20_000,
    )
    .option(
      '--demo-first-draw <seconds>',
      'until the demo’s first draw',
      numberFlag('--demo-first-draw', 2, 86_400),
      60,
    )
    .option('--series <file>', 'take over a print run’s Arrow file')
    .option('--schedule <cron>', 'when draws start, in Almaty time, such as "0 20 * * 6"')
    .option(
      '--close-before <seconds>',
      'registration closes this long before a start',
      numberFlag('--close-before', 1, 604_800),
      15,
    )
    .option('--reserves <count>', 'reserves of a scheduled draw', numberFlag('--reserves', 0, 20), 2)
    .option(
      '--pace <factor>',
      'how much faster than on air a draw is shown',
      numberFlag('--pace', 0.1, 1000),
      1,
    )
    .option(
      '--missed-after <seconds>',
      'a start later than this is flagged, not run',
      numberFlag('--missed-after', 1, 86_400),
      60,
    )
    .option('--origin <name>', 'the journal’s name, fixed at the first start', 'tirazh.local/journal')
    .option(
      '--checks-per-minute <count>',
      'registrations and look-ups from one address',
      numberFlag('--checks-per-minute', 1, 1e6),
      30,
    )
    .option('--log-level <level>', 'silent, error, warn, info or debug; JSON lines on stderr', 'warn')
    .option('--json', 'what happens, as JSON lines on stdout')
    .action((flags: ServeFlags) => serve(flags, program.version() ?? '0'));
}
