/** `tirazh serve`: the draw host's server, and the demonstration. */
import type { Command } from 'commander';
import { badInput } from '../engine/errors.ts';
import { parseRedisAddress } from '../terminal/redisAddress.ts';
import { readEnvironment, settingsInForce, unknownVariables } from './operation/configuration.ts';
import { numberFlag, wholeNumberFlag } from './operation/numberFlags.ts';
import type { ServeFlags } from './serve.ts';
import { OFFICE_KEY_VARIABLE } from './tickets/officeKeySource.ts';

/** A demonstration is a person's wish of the moment: no left-over variable starts one on a real server. */
const NOT_FROM_ENVIRONMENT = [
  '--demo',
  '--demo-entries',
  '--demo-first-draw',
  '--demo-office',
  '--ask-office-key',
];

/** The origin of the site: the pages stand at its root. */
function parsePublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    url &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    !url.search &&
    !url.hash &&
    !url.username
  ) {
    return url.origin;
  }
  throw badInput(`--public-url: expected an address such as https://draw.example.kz, got "${text}"`);
}

export function addServeCommand(program: Command): void {
  const command = program
    .command('serve')
    .description('run the draw host’s server: registration, draws, live broadcast, pages')
    .option('--data <folder>', 'where everything is kept', 'data')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--port <number>',
      'port to listen on; 0 takes a free one',
      wholeNumberFlag('--port', 0, 65535),
      7007,
    )
    .option(
      '--demo',
      'print series 1 of 7S AVTO LOTO, register players, hold a draw in a minute and then regularly',
    )
    .option(
      '--demo-entries <count>',
      'players of the demo’s first draw',
      wholeNumberFlag('--demo-entries', 3, 500_100),
      20_000,
    )
    .option(
      '--demo-first-draw <seconds>',
      'until the demo’s first draw',
      numberFlag('--demo-first-draw', 2, 86_400),
      60,
    )
    .option(
      '--demo-office',
      'the demo’s series come sealed and with their books, and two operators and a cashier with them; takes some seconds more',
    )
    .option('--series <file>', 'take over a print run’s Arrow file')
    .option('--schedule <cron>', 'when draws start, in Almaty time, such as "0 20 * * 6"')
    .option(
      '--close-before <seconds>',
      'registration closes this long before a start',
      numberFlag('--close-before', 1, 604_800),
      15,
    )
    .option('--reserves <count>', 'reserves of a scheduled draw', wholeNumberFlag('--reserves', 0, 20), 2)
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
      wholeNumberFlag('--checks-per-minute', 1, 1e6),
      30,
    )
    .option('--log-level <level>', 'silent, error, warn, info or debug; JSON lines on stderr', 'warn')
    .option('--json', 'what happens, as JSON lines on stdout')
    .option(
      '--max-viewers <count>',
      'viewers that get a socket; the others follow over HTTP; 0: as many as come',
      wholeNumberFlag('--max-viewers', 0, 1e6),
      0,
    )
    .option(
      '--public-url <url>',
      'where the pages are reached from outside; the QR code of a printed protocol leads there',
      parsePublicUrl,
    )
    .option('--behind-proxy', 'a reverse proxy on this machine says who asks, and whether by HTTPS')
    .option(
      '--metrics-token-file <file>',
      'who carries the token in it may read /metrics; without it: this machine only, and not through a proxy',
    )
    .option(
      '--least-disk <megabytes>',
      'with less room on the disk the server is not ready',
      wholeNumberFlag('--least-disk', 0, 1e9),
      256,
    )
    .option(
      '--office-key-file <file>',
      'the office key, under which outcomes of tickets are sealed; or the variable TIRAZH_OFFICE_KEY; without it identification is off',
    )
    .option('--ask-office-key', 'ask for the office key at the terminal')
    .option(
      '--claims-policy <file>',
      'how claims are settled where the terms leave it open; without it as fixtures/7s-claims-policy.json does',
    )
    .option(
      '--form-details <file>',
      'what the operator fills into forms: contact centre, city, accounts of the cash order; as fixtures/7s-form-details.json',
    )
    .option(
      '--redis <url>',
      'tell any number of `tirazh node`s what is published, through this Redis',
      (text: string) => parseRedisAddress('--redis', text),
    )
    .addHelpText(
      'after',
      '\nEvery flag but --demo… may stand in the environment: --port as TIRAZH_PORT. Flags win.',
    )
    .action(async (flags: ServeFlags) => {
      for (const name of unknownVariables(command, process.env, NOT_FROM_ENVIRONMENT)) {
        if (name === OFFICE_KEY_VARIABLE) continue;
        process.stderr.write(`tirazh: ${name}: there is no such setting; it is ignored\n`);
      }
      // Loaded when it is wanted: the other commands need no server, and start three times as fast without.
      const { serve } = await import('./serve.ts');
      await serve(flags, program.version() ?? '0', settingsInForce(command, NOT_FROM_ENVIRONMENT));
    });
  readEnvironment(command, NOT_FROM_ENVIRONMENT);
}
