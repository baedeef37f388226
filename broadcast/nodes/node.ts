/** What `tirazh node` does: starts a broadcast node, says where it is, and ends when it is asked to. */
import { resolve } from 'node:path';
import type { RedisAddress } from '../../terminal/redisAddress.ts';
import { createLogger } from '../logger.ts';
import type { SettingInForce } from '../operation/configuration.ts';
import { readToken } from '../operation/operatorAccess.ts';
import { tellSettings } from '../operation/settingsTable.ts';
import { untilAskedToStop } from '../untilAskedToStop.ts';
import { startNode } from './nodeServer.ts';

/** As the command line gives them. */
export interface NodeFlags {
  redis: RedisAddress;
  host: string;
  port: number;
  maxViewers: number;
  behindProxy?: boolean;
  metricsTokenFile?: string;
  logLevel: string;
  json?: boolean;
}

export async function node(
  flags: NodeFlags,
  version: string,
  settings: readonly SettingInForce[],
): Promise<void> {
  const { redis, host, port, maxViewers, behindProxy = false, metricsTokenFile, json = false } = flags;
  const metricsToken = metricsTokenFile === undefined ? null : readToken(resolve(metricsTokenFile));
  const logger = createLogger(flags.logLevel);
  const running = await startNode({
    ...{ redis, host, port, logger, version, now: Date.now },
    operation: { metricsToken, behindProxy, maxViewers },
  });
  const asked = untilAskedToStop();
  try {
    tellSettings(settings, json);
    const { url } = running;
    if (json) console.log(JSON.stringify({ type: 'started', url, redis }));
    else console.log(`Broadcast node on ${url}, reading ${redis}`);
    await asked;
    if (json) console.log(JSON.stringify({ type: 'stopping' }));
  } finally {
    await running.close();
  }
}
