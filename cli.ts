/** The composition root of the command line: it collects each area's commands and turns faults into exit codes. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { exitCodeOf, outliveClosedOutput, reportFault } from './terminal/faults.ts';

// Code is kept compiled, which halves the time to start, where only those may write who may change the code itself.
// By the environment, so that worker threads have it as well.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'tirazh');
enableCompileCache(process.env.NODE_COMPILE_CACHE);

/** Each area by its command; loaded when it is asked for, since an auditor's command needs no server. */
const AREAS = new Map<string, () => Promise<(program: Command) => void>>([
  ['random', async () => (await import('./commands/randomCommands.ts')).addRandomCommands],
  ['terms', async () => (await import('./commands/termsCommands.ts')).addTermsCommands],
  ['series', async () => (await import('./commands/seriesCommands.ts')).addSeriesCommands],
  ['draw', async () => (await import('./commands/drawCommands.ts')).addDrawCommands],
  ['raffle', async () => (await import('./broadcast/raffle/raffleCommands.ts')).addRaffleCommands],
  ['exact', async () => (await import('./simulator/exactCommand.ts')).addExactCommand],
  ['simulate', async () => (await import('./simulator/simulateCommand.ts')).addSimulateCommand],
  ['worker', async () => (await import('./simulator/workerCommand.ts')).addWorkerCommand],
  ['certify', async () => (await import('./simulator/certifyCommand.ts')).addCertifyCommand],
  ['serve', async () => (await import('./broadcast/serveCommand.ts')).addServeCommand],
  ['node', async () => (await import('./broadcast/nodes/nodeCommand.ts')).addNodeCommand],
  ['load', async () => (await import('./broadcast/loadCommand.ts')).addLoadCommand],
  ['backup', async () => (await import('./broadcast/backupCommand.ts')).addBackupCommand],
  ['journal', async () => (await import('./broadcast/journalCommands.ts')).addJournalCommands],
  ['tickets', async () => (await import('./broadcast/tickets/ticketCommands.ts')).addTicketCommands],
  ['account', async () => (await import('./broadcast/accounts/accountCommands.ts')).addAccountCommands],
]);

const program = new Command('tirazh')
  .description('Lottery draws, print runs and prize funds that anybody can check')
  .version('0.1.0')
  .showHelpAfterError('(run with --help to see the options)')
  .exitOverride();

// `random stream` writes to the descriptor itself and must find it as it was.
if (process.argv[2] !== 'random') outliveClosedOutput();

const asked = AREAS.get(process.argv[2] ?? '');
for (const area of asked ? [asked] : AREAS.values()) (await area())(program);

try {
  await program.parseAsync();
} catch (fault) {
  if (fault instanceof CommanderError) {
    process.exitCode = fault.exitCode === 0 ? 0 : 2;
  } else {
    reportFault(fault);
    process.exitCode = exitCodeOf(fault);
  }
}
