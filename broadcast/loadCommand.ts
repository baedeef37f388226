/** `tirazh load`: thousands of cheap viewers on the live channel, which check everything they are sent. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { badInput, checkFailed } from '../engine/errors.ts';
import { parseCount } from '../terminal/options.ts';
import { startProgress } from '../terminal/progressBar.ts';
import { type LoadOrder, runLoad } from './load/loadRun.ts';
import { summarizeLoad } from './load/loadSummary.ts';
import { formatLoad } from './load/loadText.ts';
import { openFileLimit, requireOpenFiles } from './load/openFiles.ts';

const MOST_SECONDS = 86_400;
const MOST_THREADS = 64;
/** After the ramp, for the last viewer to hold a state. */
const PATIENCE_MS = 30_000;

interface LoadFlags {
  url: string;
  viewers: number;
  seconds: number;
  ramp: number;
  threads: number;
  draw?: string;
  farFlung?: true;
  json?: true;
}

function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol)) {
    throw badInput(`--url: expected an address such as http://127.0.0.1:7007, got "${text}"`);
  }
  return url.href;
}

const parseSeconds =
  (flag: string) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= 0 && value <= MOST_SECONDS)) {
      throw badInput(`${flag}: expected 0 to ${MOST_SECONDS} seconds, got "${text}"`);
    }
    return value;
  };

function parseThreads(text: string): number {
  const value = parseCount('--threads', 1)(text);
  if (value > MOST_THREADS) throw badInput(`--threads: expected at most ${MOST_THREADS}, got ${value}`);
  return value;
}

async function load(flags: LoadFlags): Promise<void> {
  const { url, viewers, json } = flags;
  requireOpenFiles(viewers, openFileLimit());
  const order: LoadOrder = {
    ...{ url, viewers, draw: flags.draw ?? null, isFarFlung: flags.farFlung ?? false },
    rampMs: flags.ramp * 1000,
    watchMs: flags.seconds * 1000,
    patienceMs: PATIENCE_MS,
    threads: Math.min(flags.threads, viewers),
  };
  const calledOff = new AbortController();
  const callOff = (): void => calledOff.abort();
  process.once('SIGINT', callOff);
  const progress = startProgress('viewers', viewers);
  try {
    const result = await runLoad(
      order,
      ({ watching, events }) => progress.update(watching, `${watching} watching, ${events} events`),
      calledOff.signal,
    );
    progress.stop();
    const summary = summarizeLoad(result, url, viewers);
    const { latency, pulseLatency } = result.tally;
    console.log(
      json
        ? JSON.stringify(summary, null, 2)
        : formatLoad(summary, latency.count > 0 ? latency : pulseLatency),
    );
    if (summary.faults.length > 0) throw checkFailed(`the channel failed: ${summary.faults.join('; ')}`);
  } finally {
    progress.stop();
    process.off('SIGINT', callOff);
  }
}

export function addLoadCommand(program: Command): void {
  program
    .command('load')
    .description('put thousands of viewers before a server’s live channel and check what they get')
    .requiredOption('--url <url>', 'the server, such as http://127.0.0.1:7007', parseUrl)
    .option('--viewers <count>', 'how many viewers', parseCount('--viewers', 1), 1000)
    .option('--seconds <seconds>', 'how long they watch once all are there', parseSeconds('--seconds'), 30)
    .option('--ramp <seconds>', 'over how long they come; 0: all at once', parseSeconds('--ramp'), 0)
    .option('--draw <id>', 'the draw to watch; left out: the one on air')
    .option('--threads <count>', 'threads to run them in', parseThreads, Math.min(2, availableParallelism()))
    .option('--far-flung', 'how far apart screens turn: with clocks and lines as in a country, made up')
    .option('--json', 'print one JSON object instead')
    .addHelpText(
      'after',
      '\nEnds with 1 when an event came twice, out of order or off its hash chain, or when viewers were left without.\n' +
        'Example (first: ulimit -n 20000):\n  tirazh load --url http://127.0.0.1:7007 --viewers 10000 --seconds 60',
    )
    .action(load);
}
