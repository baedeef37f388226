/** `tirazh worker`: lends this machine's threads to the simulations of a cluster. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { parseWithin } from '../terminal/wordFlags.ts';
import type { WorkerOptions } from './cluster/workerAction.ts';
import { MOST_THREADS } from './simulateCommand.ts';

export function addWorkerCommand(program: Command): void {
  program
    .command('worker')
    .description('run blocks of the simulations on a Redis until it is stopped; any number, on any machines')
    .requiredOption('--cluster <redis url>', 'redis://host:port[/database], as for tirazh simulate --cluster')
    .option('--workers <number>', `threads, ${availableParallelism()} when left out`, (text) =>
      parseWithin(text, '--workers', 1, MOST_THREADS),
    )
    .option('--json', 'every event as one line of JSON on stdout')
    .action(async (options: WorkerOptions) =>
      (await import('./cluster/workerAction.ts')).runWorker({ ...options, version: program.version() ?? '' }),
    );
}
