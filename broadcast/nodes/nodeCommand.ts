/** `tirazh node`: one more machine that shows draws to viewers. */
import type { Command } from 'commander';
import { badInput } from '../../engine/errors.ts';
import { parseRedisAddress } from '../../terminal/redisAddress.ts';
import { readEnvironment, settingsInForce, unknownVariables } from '../operation/configuration.ts';
import { wholeNumberFlag } from '../operation/numberFlags.ts';
import type { NodeFlags } from './node.ts';

export function addNodeCommand(program: Command): void {
  const command = program
    .command('node')
    .description('run a broadcast node: it shows viewers what a draw host (`serve --redis`) publishes')
    .option('--redis <url>', 'the Redis that the draw host publishes to', (text: string) =>
      parseRedisAddress('--redis', text),
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--port <number>',
      'port to listen on; 0 takes a free one',
      wholeNumberFlag('--port', 0, 65535),
      7008,
    )
    .option(
      '--max-viewers <count>',
      'viewers that get a socket; the others follow over HTTP; 0: as many as come',
      wholeNumberFlag('--max-viewers', 0, 1e6),
      0,
    )
    .option('--behind-proxy', 'a reverse proxy on this machine says who asks, and whether by HTTPS')
    .option(
      '--metrics-token-file <file>',
      'who carries the token in it may read /metrics; without it: this machine only, and not through a proxy',
    )
    .option('--log-level <level>', 'silent, error, warn, info or debug; JSON lines on stderr', 'warn')
    .option('--json', 'what happens, as JSON lines on stdout')
    .addHelpText('after', '\nEvery flag may stand in the environment: --redis as TIRAZH_REDIS. Flags win.')
    .action(async (flags: NodeFlags) => {
      if (flags.redis === undefined) throw badInput('--redis: say where the draw host publishes');
      for (const name of unknownVariables(command)) {
        process.stderr.write(`tirazh: ${name}: there is no such setting; it is ignored\n`);
      }
      // Loaded when it is wanted: the other commands need no server, and start three times as fast without.
      const { node } = await import('./node.ts');
      await node(flags, program.version() ?? '0', settingsInForce(command));
    });
  readEnvironment(command);
}
