/** `npm run bench`: this project and its peers, side by side, in one run. `--quick` for a look, `--json` for data. */
import { Command } from 'commander';
import { startProgress } from '../terminal/progressBar.ts';
import { QUICK, runInTurns, THOROUGH } from './inTurns.ts';
import { describeMachine } from './machine.ts';
import { openPeers, type Peers } from './peers/openPeers.ts';
import { formatReport, summarize } from './report.ts';
import type { AnyRow, Row } from './row.ts';
import { drawVerificationRows } from './rows/drawVerification.ts';
import { leafHashRows } from './rows/leafHashes.ts';
import { mersenneWordRows } from './rows/mersenneWords.ts';
import { pathTrialRows } from './rows/pathTrials.ts';
import { seriesStageRows } from './rows/seriesStages.ts';
import { shuffleRows } from './rows/shuffle.ts';
import { terminalTrialRows } from './rows/terminalTrials.ts';

/** Every area adds the rows that it wants to be seen; ours comes first in its group. */
const AREAS: readonly ((peers: Peers) => AnyRow[] | Promise<AnyRow[]>)[] = [
  mersenneWordRows,
  shuffleRows,
  leafHashRows,
  seriesStageRows,
  drawVerificationRows,
  terminalTrialRows,
  pathTrialRows,
];

const options = new Command('bench')
  .description('medians of this project and its peers, run in turns')
  .option('--quick', 'few rounds: a look, not a measurement')
  .option('--json', 'print the results as JSON')
  .parse()
  .opts<{ quick?: true; json?: true }>();
const effort = options.quick ? QUICK : THOROUGH;

const peers = await openPeers();
try {
  const rows: AnyRow[] = [];
  for (const rowsOf of AREAS) rows.push(...(await rowsOf(peers)));

  const elapsedMs = new Map<AnyRow, readonly number[]>();
  for (const [group, members] of Map.groupBy(rows, (row) => row.group)) {
    const running = members.filter((row): row is Row => 'run' in row);
    const progress = startProgress(group, effort.mostRounds + effort.warmUpRounds);
    const times = await runInTurns(running, effort, (round) =>
      progress.update(round + effort.warmUpRounds + 1),
    );
    progress.stop();
    for (const [i, row] of running.entries()) elapsedMs.set(row, times[i]!);
  }

  const machine = describeMachine();
  const versions = Object.fromEntries(
    Object.entries({ cpp: peers.cpp, numpy: peers.numpy }).map(([name, peer]) => [
      name,
      typeof peer === 'string' ? peer : peer.version,
    ]),
  );
  const results = summarize(rows, elapsedMs);
  console.log(
    options.json
      ? JSON.stringify({ machine, peers: versions, effort, results }, null, 2)
      : formatReport(results, machine, Object.values(versions)),
  );
} finally {
  await peers.close();
}
