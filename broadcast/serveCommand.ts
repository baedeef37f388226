/** `tirazh serve`: the draw host's server, and the demonstration. */
import type { Command } from 'commander';
import { badInput } from '../engine/errors.ts';
import type { ServeFlags } from './serve.ts';

function numberFlag(flag: string, least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) {
      throw badInput(`${flag}: expected a number from ${least} to ${most}, got "${text}"`);
    }
    return value;
  };
}

function wholeNumberFlag(flag: string, least: number, most: number) {
  const parse = numberFlag(flag, least, most);
  return (text: string): number => {
    const value = parse(text);
    if (!Number.isInteger(value)) throw badInput(`${flag}: expected a whole number, got "${text}"`);
    return value;
  };
}

export function addServeCommand(program: Command): void {
  program
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
    .action(async (flags: ServeFlags) => {
      // Loaded when it is wanted: the other commands need no server, and start three times as fast without.
      const { serve } = await import('./serve.ts');
      await serve(flags, program.version() ?? '0');
    });
}
