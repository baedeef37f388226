/** `npm run bench:live`: the live channel beside stock Socket.IO and plain ws. `--quick` for a look, `--json` for data. */
import { loadavg } from 'node:os';
import { Command } from 'commander';
import { openFileLimit, requireOpenFiles } from '../../broadcast/load/openFiles.ts';
import { exitCodeOf, reportFault } from '../../terminal/faults.ts';
import { parseCount } from '../../terminal/options.ts';
import { type Progress, startProgress } from '../../terminal/progressBar.ts';
import { describeMachine } from '../machine.ts';
import { CONTESTANTS, type ContestantName } from './contestant.ts';
import { formatLive, type LiveResults, promises } from './liveReport.ts';
import { measureStuck, type Stuck, type StuckOrder } from './stuck.ts';
import { type Turn, type TurnOrder, takeTurn } from './turn.ts';

interface Effort extends TurnOrder {
  readonly rounds: number;
  readonly stuck: StuckOrder;
}

const MEGABYTE = 1024 * 1024;
const THOROUGH: Effort = {
  ...{ viewers: 10_000, fanOuts: 20, rounds: 5 },
  // More than the kernel has for all of them together; and what the machine has to spare, in case it is kept.
  stuck: { viewers: 1000, bytesEach: 4 * MEGABYTE },
};
const QUICK: Effort = {
  ...{ viewers: 1000, fanOuts: 8, rounds: 3 },
  stuck: { viewers: 50, bytesEach: 16 * MEGABYTE },
};

const options = new Command('bench:live')
  .description('the live channel, stock Socket.IO and plain ws in turns')
  .option('--quick', '1,000 viewers and few rounds: a look, not a measurement')
  .option('--viewers <count>', 'how many viewers', parseCount('--viewers', 1))
  .option('--stuck <count>', 'how many viewers that stop reading', parseCount('--stuck', 1))
  .option('--rounds <count>', 'how many rounds', parseCount('--rounds', 1))
  .option('--json', 'print the results as JSON')
  .parse()
  .opts<{ quick?: true; json?: true; viewers?: number; stuck?: number; rounds?: number }>();

function effortOf(): Effort {
  const effort = options.quick ? QUICK : THOROUGH;
  const { viewers = effort.viewers, rounds = effort.rounds, stuck = effort.stuck.viewers } = options;
  return { ...effort, viewers, rounds, stuck: { ...effort.stuck, viewers: stuck } };
}

async function measure(effort: Effort): Promise<LiveResults> {
  const progress = startProgress('live', (effort.rounds + 1) * CONTESTANTS.length);
  try {
    return await measureAll(effort, progress);
  } finally {
    progress.stop();
  }
}

async function measureAll(effort: Effort, progress: Progress): Promise<LiveResults> {
  const before = loadavg()[0]!;
  const turns = new Map<ContestantName, Turn[]>(CONTESTANTS.map((name) => [name, []]));
  const stuck = new Map<ContestantName, Stuck>();
  let done = 0;
  for (let round = 0; round < effort.rounds; round++) {
    for (let i = 0; i < CONTESTANTS.length; i++) {
      // The order turns: no server always follows the same one.
      const name = CONTESTANTS[(i + round) % CONTESTANTS.length]!;
      progress.update(done++, `round ${round + 1}: ${name}`);
      turns.get(name)!.push(await takeTurn(name, effort));
    }
  }
  for (const name of CONTESTANTS) {
    progress.update(done++, `stuck viewers: ${name}`);
    stuck.set(name, await measureStuck(name, effort.stuck));
  }
  return {
    machine: describeMachine(),
    viewers: effort.viewers,
    stuckViewers: effort.stuck.viewers,
    loadAverage: [before, loadavg()[0]!],
    measured: CONTESTANTS.map((name) => ({ name, turns: turns.get(name)!, stuck: stuck.get(name)! })),
  };
}

try {
  const effort = effortOf();
  requireOpenFiles(effort.viewers, openFileLimit());
  const results = await measure(effort);
  console.log(
    options.json ? JSON.stringify({ ...results, promises: promises(results) }, null, 2) : formatLive(results),
  );
} catch (fault) {
  reportFault(fault);
  process.exitCode = exitCodeOf(fault);
}
