/** Who stands behind a command: an account, proved by its password from a file or from the keyboard, unseen. */
import { readFileSync } from 'node:fs';
import { badInput, TirazhError } from '../../engine/errors.ts';
import type { Account, Accounts } from '../accounts/accounts.ts';

const ENTER = /[\r\n]/;
const CTRL_C = '\u0003';
const BACKSPACE = '\u007f';

/** Reads a line from the terminal without showing it. */
function askUnseen(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8').resume();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let typed = '';
  const take = (letter: string): void => {
    if (letter === CTRL_C) reject(new TirazhError('WRONG_STATE', 'stopped'));
    else if (ENTER.test(letter)) resolve(typed);
    else typed = letter === BACKSPACE ? typed.slice(0, -1) : typed + letter;
  };
  const onData = (piece: string): void => {
    for (const letter of piece) take(letter);
  };
  stdin.on('data', onData);
  return promise.finally(() => {
    stdin.off('data', onData).setRawMode(false).pause();
    stderr.write('\n');
  });
}

function passwordFrom(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw badInput(`${path}: it cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/**
 * @param file with the password; left out: it is asked for at the terminal
 * @throws TirazhError BAD_INPUT without either, CHECK_FAILED for a wrong name or password
 */
export async function signedInBy(
  accounts: Accounts,
  name: string,
  file: string | undefined,
): Promise<Account> {
  if (file === undefined && !process.stdin.isTTY) {
    throw badInput(
      `${name}: give the password with --password-file (for the second person --second-password-file)`,
    );
  }
  const password = file === undefined ? await askUnseen(`Password of ${name}: `) : passwordFrom(file);
  const session = await accounts.signIn(name, password);
  if (!session) throw new TirazhError('CHECK_FAILED', `${name}: the name or the password is wrong`);
  accounts.signOut(session.token);
  return session.account;
}
