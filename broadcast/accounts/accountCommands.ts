/** `tirazh account`: who may sign in to a data folder's server, and as what. */
import type { Command } from 'commander';
import { badInput } from '../../engine/errors.ts';
import type { Role } from '../protocol/host.ts';
import { hasDatabase, lockDataFolder, openDatabase, openForReading } from '../store/database.ts';
import { Journal } from '../store/journal.ts';
import { journalSigner } from '../store/journalKey.ts';
import { Accounts, freshPassword, ROLES } from './accounts.ts';

interface Flags {
  data: string;
  json?: boolean;
}
type NameFlags = Flags & { name: string };
type CreateFlags = NameFlags & { role: string };

/** Works on the accounts of a folder on which no server runs. */
async function withAccounts<T>(data: string, work: (accounts: Accounts) => T | Promise<T>): Promise<T> {
  // A mistyped folder must not become a new one.
  if (!hasDatabase(data)) throw badInput(`--data ${data}: no server has run on this folder`);
  const lock = lockDataFolder(data);
  const database = openDatabase(data);
  try {
    const journal = new Journal(database, journalSigner(data, 'tirazh.local/journal'), Date.now);
    const result = await work(new Accounts(database, journal, Date.now));
    journal.keepCheckpoint();
    return result;
  } finally {
    database.close();
    lock.close();
  }
}

async function createAccount({ data, name, role, json }: CreateFlags): Promise<void> {
  if (!ROLES.includes(role as Role)) throw badInput(`--role ${role}: expected one of ${ROLES.join(', ')}`);
  const password = freshPassword();
  const { id } = await withAccounts(data, (accounts) => accounts.create(name, role as Role, password));
  if (json) console.log(JSON.stringify({ id, name, role, password }));
  else console.log(`Account ${name} (${role}, ${id}), password ${password} (shown this once).`);
}

async function resetPassword({ data, name, json }: NameFlags): Promise<void> {
  const password = freshPassword();
  await withAccounts(data, (accounts) => accounts.setPassword(name, password));
  if (json) console.log(JSON.stringify({ name, password }));
  else console.log(`Account ${name}, password ${password} (shown this once); its sessions have ended.`);
}

async function disableAccount({ data, name, json }: NameFlags): Promise<void> {
  const { id } = await withAccounts(data, (accounts) => accounts.disable(name));
  if (json) console.log(JSON.stringify({ id, name, disabled: true }));
  else console.log(`Account ${name} (${id}) can sign in no more; what it did stays on record.`);
}

function listAccounts({ data, json }: Flags): void {
  const database = openForReading(data);
  try {
    const rows = database.prepare('SELECT id, name, role, disabled FROM account ORDER BY name').all();
    const accounts = rows.map(({ id, name, role, disabled }) => ({
      id,
      name,
      role,
      disabled: disabled === 1,
    }));
    if (json) console.log(JSON.stringify(accounts));
    for (const { id, name, role, disabled } of json ? [] : accounts) {
      console.log(`${name}\t${role}\t${id}${disabled ? '\tdisabled' : ''}`);
    }
  } finally {
    database.close();
  }
}

export function addAccountCommands(program: Command): void {
  const account = program.command('account').description('who may sign in to a data folder’s server');
  const add = (name: string, description: string): Command =>
    account
      .command(name)
      .description(description)
      .requiredOption('--data <folder>', 'the server’s data folder')
      .option('--json', 'the answer as JSON');
  add('create', 'create an account and print its password once; stop the server first')
    .requiredOption('--name <name>', 'what its holder signs in with')
    .requiredOption('--role <role>', ROLES.join(', '))
    .action(createAccount);
  add('list', 'accounts, their roles and ids; also while the server runs').action(listAccounts);
  add('disable', 'end an account for good; stop the server first')
    .requiredOption('--name <name>', 'the account')
    .action(disableAccount);
  add('reset-password', 'give an account a fresh password; stop the server first')
    .option('--name <name>', 'the account', 'host')
    .action(resetPassword);
}
