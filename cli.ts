/** The composition root of the command line: it collects each area's commands and turns faults into exit codes. */
import { Command, CommanderError } from 'commander';
import { addAccountCommands } from './broadcast/accounts/accountCommands.ts';
import { addJournalCommands } from './broadcast/journalCommands.ts';
import { addServeCommand } from './broadcast/serveCommand.ts';
import { addDrawCommands } from './commands/drawCommands.ts';
import { exitCodeOf, reportFault } from './commands/faults.ts';
import { addRandomCommands } from './commands/randomCommands.ts';
import { addSeriesCommands } from './commands/seriesCommands.ts';
import { addTermsCommands } from './commands/termsCommands.ts';

const program = new Command('tirazh')
  .description('Lottery draws, print runs and prize funds that anybody can check')
  .version('0.1.0')
  .showHelpAfterError('(run with --help to see the options)')
  .exitOverride();

addRandomCommands(program);
addTermsCommands(program);
addDrawCommands(program);
addServeCommand(program);
addJournalCommands(program);
addAccountCommands(program);
addSeriesCommands(program);

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
