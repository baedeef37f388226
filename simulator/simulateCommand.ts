/** `tirazh simulate`: a Monte Carlo run of a scenario, here or on a cluster. The action loads its own code when it is asked for. */
import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { parseWithin } from '../terminal/wordFlags.ts';
import type { SimulateOptions } from './runner/simulationAction.ts';

const MOST_TRIALS = 1_000_000_000;
export const MOST_THREADS = 256;

export function addSimulateCommand(program: Command): void {
  program
    .command('simulate')
    .description('run a scenario many times: payouts, RTP, the fund and its risk, each with its uncertainty')
    .argument('[scenario]', 'the scenario, JSON')
    .option('--trials <number>', 'instead of the scenario’s', (text) =>
      parseWithin(text, '--trials', 1, MOST_TRIALS),
    )
    .option('--seed <words>', 'instead of the scenario’s')
    .addOption(new Option('--mode <mode>', 'instead of the scenario’s').choices(['terminal', 'path', 'full']))
    .option(
      '--workers <number>',
      `threads, ${availableParallelism()} when left out; the result is the same for any number`,
      (text) => parseWithin(text, '--workers', 1, MOST_THREADS),
    )
    .option('--cluster <redis url>', 'run on the workers of a Redis (tirazh worker) instead of threads here')
    .option('--out <file.arrow>', 'write every trial as a row')
    .option('--report <file.html>', 'write one self-contained page with charts')
    .addOption(
      new Option('--lang <language>', 'language of the report').choices(['en', 'ru', 'kk']).default('en'),
    )
    .option('--resume', 'go on from the checkpoint of a run that was stopped')
    .option('--checkpoint <file>', 'where it is kept meanwhile; otherwise SCENARIO.checkpoint')
    .option('--progress', 'a line about every ten seconds where stderr is no terminal')
    .option('--json', 'the result as JSON on stdout, the same bytes for any number of workers')
    .option('--schema', 'print the JSON Schema of a scenario and do nothing else')
    .action(async (scenario: string | undefined, options: SimulateOptions) =>
      (await import('./runner/simulationAction.ts')).simulateScenario(scenario, {
        ...options,
        version: program.version() ?? '',
      }),
    );
}
