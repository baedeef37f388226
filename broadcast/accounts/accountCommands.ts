/** `tirazh account`: for the operator whose host password is lost. */
import type { Command } from 'commander';
import { badInput } from '../../engine/errors.ts';
import { hasDatabase, lockDataFolder, openDatabase } from '../store/database.ts';
import { Journal } from '../store/journal.ts';
import { journalSigner } from '../store/journalKey.ts';
import { Accounts, freshPassword } from './accounts.ts';

interface ResetFlags {
  data: string;
  name: string;
  json?: boolean;
}

async function resetPassword({ data, name, json }: ResetFlags): Promise<void> {
  // A mistyped folder must not become a new one.
  if (!hasDatabase(data)) throw badInput(`--data ${data}: no server has run on this folder`);
  const lock = lockDataFolder(data);
  const database = openDatabase(data);
  try {
    const journal = new Journal(database, journalSigner(data, 'tirazh.local/journal'), Date.now);
    const accounts = new Accounts(database, journal, Date.now);
    if (!accounts.has(name)) throw badInput(`--name ${name}: there is no such account`);
    const password = freshPassword();
    await accounts.setPassword(name, password);
    journal.keepCheckpoint();
    if (json) console.log(JSON.stringify({ name, password }));
    else console.log(`Account ${name}, password ${password} (shown this once); its sessions have ended.`);
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
    .option('--json', 'name and password as JSON')
    .action(resetPassword);
}
