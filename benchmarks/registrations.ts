/**
 * Registrations a second over HTTP, every one of them fsynced before it is answered: a real server process on a folder of its own,
 * and a crowd in this one. `--tickets`, `--lines`, `--depth`; `--json` for data.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { freshPassword } from '../broadcast/accounts/accounts.ts';
import { verifyJournal } from '../broadcast/audit/verifyJournal.ts';
import { printedNumber } from '../broadcast/store/numberDigest.ts';
import { printRun, receiveRun } from '../broadcast/testing/accountedSeries.ts';
import { registerDownALine } from '../broadcast/testing/registrationLine.ts';
import { ServerLife } from '../broadcast/testing/serverLife.ts';
import { draftAt, openStores, type Stores } from '../broadcast/testing/stores.ts';
import { parseTerms } from '../engine/terms/lotteryTerms.ts';
import { exitCodeOf, reportFault } from '../terminal/faults.ts';
import { readJson } from '../terminal/files.ts';
import { parseCount } from '../terminal/options.ts';
import { describeMachine } from './machine.ts';

const TERMS = fileURLToPath(new URL('../fixtures/7s-avto-loto.json', import.meta.url));
/** The draw is open for longer than any crowd takes. */
const OPEN_MS = 3_600_000;

const { tickets, lines, depth, json } = new Command('bench:registrations')
  .option('--tickets <count>', 'how many are registered', parseCount('--tickets', 1), 60_000)
  .option('--lines <count>', 'sockets', parseCount('--lines', 1), 64)
  .option('--depth <count>', 'requests under way on each', parseCount('--depth', 1), 4)
  .option('--json', 'the results as JSON')
  .parse()
  .opts<{ tickets: number; lines: number; depth: number; json?: true }>();

/** A folder with series 1 on the real terms, in the books and all sold, and a draw that is open. */
async function prepare(folder: string): Promise<string[]> {
  const parsed = parseTerms(await readJson(TERMS));
  if (!parsed.ok) throw new Error('the fixture is no valid terms');
  const { terms } = parsed;
  const stores = openStores(folder, { nowMs: Date.now() });
  try {
    receiveRun(stores, printRun(terms, 1));
    const { id: by } = await stores.accounts.create('operator-1', 'operator', freshPassword());
    stores.books.move({
      ...{ series: 1, to: 'sold', ranges: [{ first: 0, last: terms.series.tickets - 1 }], by },
      ...{ distributor: null, day: null, point: null, reason: null },
    });
    stores.planner.plan({ ...draftAt(Date.now() + OPEN_MS), automatic: false });
    return someNumbers(stores, tickets);
  } finally {
    stores.close();
  }
}

/** Numbers from all over the series. */
function someNumbers({ database }: Stores, count: number): string[] {
  const rows = database
    .prepare('SELECT number FROM ticket ORDER BY place * 7919 % 500107 LIMIT ?')
    .all(count);
  return (rows as { number: number }[]).map(({ number }) => printedNumber(number));
}

const FLAGS = ['--port', '0', '--checks-per-minute', '1000000', '--origin', 'test.example/journal'];

/** Ticks of the kernel's clock are 10 ms on every Linux that we know. */
const TICK_MS = 10;

/** proc(5): user and system time of a process, fields 14 and 15 of `stat`; its name, in brackets, may hold spaces. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;

async function hammer(port: number, numbers: readonly string[]) {
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  let at = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: lines }, () =>
      registerDownALine({
        ...{ port, depth },
        next: () => numbers[at++] ?? null,
        onAnswer({ status, sentMs }) {
          latencies.push(performance.now() - sentMs);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        },
      }),
    ),
  );
  const seconds = (performance.now() - begun) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    perSecond: Math.round(numbers.length / seconds),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    statuses: Object.fromEntries(statuses),
  };
}

/** What the disk has of it afterwards, and how many records it took. */
function audit(folder: string): { registrations: number; batches: number } {
  const stores = openStores(folder, { nowMs: Date.now() });
  try {
    const verdict = verifyJournal(stores.database, stores.verifier);
    if (!verdict.ok) throw new Error(`record ${verdict.record}: ${verdict.reason}`);
    const { n } = stores.database
      .prepare('SELECT count(*) AS n FROM journal WHERE text LIKE \'%"type":"ticket.registered"%\'')
      .get() as { n: number };
    return { registrations: verdict.registrations, batches: n };
  } finally {
    stores.close();
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tirazh-bench-'));
  try {
    const numbers = await prepare(folder);
    const server = new ServerLife(folder, FLAGS);
    const port = Number(new URL((await server.started).url).port);
    const pid = server.process.pid!;
    const before = processorMs(pid);
    const rates = await hammer(port, numbers);
    const processorUs = ((processorMs(pid) - before) / tickets) * 1000;
    await server.stop();
    const result = {
      ...{ machine: describeMachine(), loadAverage: loadavg()[0]!, tickets, lines, depth },
      ...{ ...rates, processorUs, ...audit(folder) },
    };
    if (json) console.log(JSON.stringify(result));
    else {
      const { perSecond, p50Ms, p99Ms, registrations, batches } = result;
      console.log(
        `${perSecond} registrations a second (${registrations} of ${tickets} on the disk, ${batches} commits)`,
      );
      console.log(`answered in ${p50Ms.toFixed(1)} ms by half, ${p99Ms.toFixed(1)} ms by 99 of 100`);
      console.log(`${result.processorUs.toFixed(0)} µs of the server's processor time each`);
      console.log(`load average ${result.loadAverage.toFixed(1)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (fault) {
  reportFault(fault);
  process.exitCode = exitCodeOf(fault);
}
