/** `tirazh account`: for the operator whose host password is lost. */
import type { Command } from 'commander';
import { lockDataFolder, openDatabase } from '../store/database.ts';
import { Journal } from '../store/journal.ts';
import { journalSigner } from '../store/journalKey.ts';
import { Accounts, freshPassword } from './accounts.ts';

async function resetPassword({ data, name }: { data: string; name: string }): Promise<void> {
  const lock = lockDataFolder(data);
  const database = openDatabase(data);
  try {
    const journal = new Journal(database, journalSigner(data, 'tirazh.local/journal'), Date.now);
    const password = freshPassword();
    await new Accounts(database, journal, Date.now).setPassword(name, password);
    journal.keepCheckpoint();
    console.log(`Account ${name}, password ${password} (shown this once); its sessions have ended.`);
  } finally {
    database.close();
    lock.close();
  }
}

export function addAccountCommands(program: Command): void {
  program
    .command('account')
    .description('host accounts of a data folder')
    .command('reset-password')
    .description('give an account a fresh password; stop the server first')
    .requiredOption('--data <folder>', 'the server’s data folder')
    .option('--name <name>', 'the account', 'host')
    .action(resetPassword);
}
