/** What `tirazh serve` does: starts the server, the demonstration if asked, and closes in order. */
import { readFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { ClaimPolicy } from '../engine/claims/claimPolicy.ts';
import { badInput, TirazhError } from '../engine/errors.ts';
import type { WorkerPool } from '../engine/pool/pool.ts';
import type { OpenResult } from '../engine/pool/tasks.ts';
import { dayInAlmaty } from '../engine/raffle/almatyDay.ts';
import { lotteryTermsSchema } from '../engine/terms/lotteryTerms.ts';
import type { RedisAddress } from '../terminal/redisAddress.ts';
import { freshPassword } from './accounts/accounts.ts';
import { readFormDetails } from './claims/formDetails.ts';
import { demoClaimPolicy, readClaimPolicy } from './claims/policyFile.ts';
import { consoleStory, type FreshAccount } from './consoleStory.ts';
import {
  COMMISSION_STAND_IN,
  keepSupplied,
  letPlayersIn,
  type PrintedSeries,
  printSeries,
  registerPlayers,
} from './demo/demo.ts';
import { demoOfficeKey } from './demo/demoOffice.ts';
import { BROADCAST_PACE, scaledPace } from './draws/pace.ts';
import { parseCron } from './draws/scheduler.ts';
import { createLogger } from './logger.ts';
import type { SettingInForce } from './operation/configuration.ts';
import { readToken } from './operation/operatorAccess.ts';
import { tellSettings } from './operation/settingsTable.ts';
import type { Role } from './protocol/host.ts';
import { type RunningServer, startServer } from './server.ts';
import { type OfficeKeyFlags, readOfficeKey } from './tickets/officeKeySource.ts';
import { untilAskedToStop } from './untilAskedToStop.ts';

/** By name. */
const FIRST_ACCOUNTS: Readonly<Record<string, Role>> = { host: 'host', 'commission-1': 'commission' };
/** Of the demonstration's office besides; large prizes and what goes to the budget want two operators. */
const OFFICE_ACCOUNTS: Readonly<Record<string, Role>> = {
  ...{ operator: 'operator', 'operator-2': 'operator', cashier: 'cashier' },
};
const DEMO_TERMS = fileURLToPath(new URL('../fixtures/7s-avto-loto.json', import.meta.url));

/** As the command line gives them. */
export interface ServeFlags extends OfficeKeyFlags {
  data: string;
  host: string;
  port: number;
  demo?: boolean;
  demoEntries: number;
  demoFirstDraw: number;
  demoOffice?: boolean;
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
  maxViewers: number;
  publicUrl?: string;
  behindProxy?: boolean;
  metricsTokenFile?: string;
  leastDisk: number;
  redis?: RedisAddress;
  claimsPolicy?: string;
  formDetails?: string;
}

const DEMO_SCHEDULE = '*/5 * * * *';

/** Undefined: as the project reads the terms. */
async function claimPolicyOf({ claimsPolicy, demo }: ServeFlags): Promise<ClaimPolicy | undefined> {
  if (claimsPolicy !== undefined) return readClaimPolicy(resolve(claimsPolicy));
  return demo ? demoClaimPolicy(Number(dayInAlmaty(Date.now()).slice(0, 4))) : undefined;
}

/** A host and a member of the commission, the first time: no act is one person's. The demonstration's office has its own people. */
async function ensureAccounts(
  { service: { accounts } }: RunningServer,
  { demoOffice }: ServeFlags,
): Promise<FreshAccount[]> {
  const wanted = { ...(accounts.isEmpty() ? FIRST_ACCOUNTS : {}), ...(demoOffice ? OFFICE_ACCOUNTS : {}) };
  const fresh: FreshAccount[] = [];
  for (const [name, role] of Object.entries(wanted).filter(([name]) => !accounts.has(name))) {
    const password = freshPassword();
    await accounts.create(name, role, password);
    fresh.push({ name, role, password });
  }
  return fresh;
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

export async function serve(
  flags: ServeFlags,
  version: string,
  settings: readonly SettingInForce[],
): Promise<void> {
  flags.data = resolve(flags.data);
  const { metricsTokenFile: tokenFile, behindProxy = false, maxViewers, leastDisk, publicUrl = null } = flags;
  const metricsToken = tokenFile === undefined ? null : readToken(resolve(tokenFile));
  if (flags.schedule !== undefined) parseCron(flags.schedule);
  const givenKey = await readOfficeKey(flags);
  const officeKey = givenKey ?? (flags.demoOffice ? await demoOfficeKey(flags.data) : undefined);
  const claimPolicy = await claimPolicyOf(flags);
  const formDetails =
    flags.formDetails === undefined ? null : await readFormDetails(resolve(flags.formDetails));
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
    ...(officeKey === undefined ? {} : { officeKey }),
    ...(claimPolicy === undefined ? {} : { claimPolicy }),
    ...(formDetails && { formDetails }),
    ...(flags.redis === undefined ? {} : { redis: flags.redis }),
    operation: { metricsToken, behindProxy, maxViewers, publicUrl, leastFreeBytes: leastDisk * 1e6 },
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
    const accounts = await ensureAccounts(running, flags);
    tellSettings(settings, flags.json ?? false);
    story.started(running, {
      accounts,
      dataFolder: flags.data,
      registerMs: demo?.registerMs ?? null,
    });
    // Here and not at the end, which a server that is killed never reaches: it would start slowly for ever.
    flushCompileCache();
    await asked;
    story.stopping();
  } finally {
    stopDemo();
    await running.close();
  }
}
