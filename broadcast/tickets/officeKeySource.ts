/** Where the office key's text comes from at a start: a file, the environment, or a person at the terminal. Never an argument. */
import { badInput } from '../../engine/errors.ts';
import { readText } from '../../terminal/files.ts';

/** The only secret that may stand in the environment: service managers hand one over there, and it is taken out at once. */
export const OFFICE_KEY_VARIABLE = 'TIRAZH_OFFICE_KEY';

export interface OfficeKeyFlags {
  readonly officeKeyFile?: string;
  readonly askOfficeKey?: boolean;
}

const ENTER = new Set(['\r', '\n', '\u0004']);
const INTERRUPT = '\u0003';
const BACKSPACE = new Set(['\u007f', '\b']);

/** One line typed at a terminal, which shows nothing of it. @throws TirazhError BAD_INPUT where nobody sits, or on Ctrl-C */
function askWithoutEcho(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) throw badInput('--ask-office-key: there is no terminal to ask at; use --office-key-file');
  stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8').resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (settle: () => void): void => {
      stdin.off('data', take).setRawMode(false).pause();
      stderr.write('\n');
      settle();
    };
    const take = (text: string): void => {
      for (const character of text) {
        if (ENTER.has(character)) {
          end(() => resolve(typed));
          return;
        }
        if (character === INTERRUPT) {
          end(() => reject(badInput('no office key was given')));
          return;
        }
        typed = BACKSPACE.has(character) ? typed.slice(0, -1) : typed + character;
      }
    };
    stdin.on('data', take);
  });
}

/**
 * The office key's text, or undefined where none is given. A flag wins over the environment.
 * @throws TirazhError BAD_INPUT naming the file, never what stands in it
 */
export async function readOfficeKey(
  { officeKeyFile, askOfficeKey }: OfficeKeyFlags,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const given = environment[OFFICE_KEY_VARIABLE];
  // So that no child process, and no report of a crash, has it.
  delete environment[OFFICE_KEY_VARIABLE];
  if (askOfficeKey) return askWithoutEcho('office key: ');
  if (officeKeyFile !== undefined) return (await readText(officeKeyFile)).trim();
  return given === undefined || given === '' ? undefined : given;
}
