/**
 * Settings from flags and from the environment, the flag first: `--close-before` is also `TIRAZH_CLOSE_BEFORE`. And which of
 * them is in force and why, for the person who starts the server. No setting holds a secret: secrets are in files,
 * and settings name the files.
 */
import type { Command, Option } from 'commander';
import { badInput } from '../../engine/errors.ts';

const PREFIX = 'TIRAZH_';

export interface SettingInForce {
  /** Such as `--port`. */
  readonly flag: string;
  /** Such as `TIRAZH_PORT`; null for a flag that is a person's alone. */
  readonly variable: string | null;
  readonly value: string | number | boolean | null;
  readonly from: 'flag' | 'environment' | 'default';
}

const variableOf = (option: Option): string =>
  PREFIX + option.long!.slice(2).replaceAll('-', '_').toUpperCase();

const TRUTHS = new Map([
  ...['1', 'true', 'yes', 'on'].map((word) => [word, true] as const),
  ...['0', 'false', 'no', 'off', ''].map((word) => [word, false] as const),
]);

function truthOf(variable: string, text: string): boolean {
  const truth = TRUTHS.get(text.toLowerCase());
  if (truth === undefined) throw badInput(`${variable}: expected 1 or 0, got "${text}"`);
  return truth;
}

/** What a variable says, or undefined where it says nothing. A fault names the variable. */
function settingIn(option: Option, text: string): unknown {
  const variable = variableOf(option);
  // Any text at all would switch a switch on, "0" and "false" too.
  if (option.isBoolean()) return truthOf(variable, text);
  if (text === '') return undefined;
  try {
    return option.parseArg ? option.parseArg(text, undefined as never) : text;
  } catch (fault) {
    // The option names itself by its flag, which nobody has written here.
    const { message } = fault as Error;
    const rest = message.startsWith(option.long!) ? message.slice(option.long!.length) : `: ${message}`;
    throw badInput(`${variable}${rest}`, { cause: fault });
  }
}

/**
 * Lets every option of a command be set from the environment too. To be called once all options are there.
 * @param except flags that are a person's alone
 */
export function readEnvironment(
  command: Command,
  except: readonly string[] = [],
  environment: NodeJS.ProcessEnv = process.env,
): void {
  const options = command.options.filter(({ long }) => !except.includes(long!));
  // So that the help names them; they are read here, since Commander takes no variable for an option it has already.
  for (const option of options) option.env(variableOf(option));
  command.hook('preAction', () => {
    for (const option of options) {
      const text = environment[variableOf(option)];
      const name = option.attributeName();
      if (text === undefined || command.getOptionValueSource(name) === 'cli') continue;
      const value = settingIn(option, text);
      if (value !== undefined) command.setOptionValueWithSource(name, value, 'env');
    }
  });
}

/** A variable that no option knows: most likely misspelt, and then a setting is not in force that somebody relies on. */
export function unknownVariables(
  command: Command,
  environment: NodeJS.ProcessEnv = process.env,
  except: readonly string[] = [],
): string[] {
  const known = new Set(command.options.filter(({ long }) => !except.includes(long!)).map(variableOf));
  return Object.keys(environment).filter((name) => name.startsWith(PREFIX) && !known.has(name));
}

/** Every setting as it is in force. */
export function settingsInForce(command: Command, except: readonly string[] = []): SettingInForce[] {
  return command.options.map((option) => {
    const name = option.attributeName();
    const source = command.getOptionValueSource(name);
    const value: unknown = command.getOptionValue(name);
    return {
      flag: option.long!,
      variable: except.includes(option.long!) ? null : variableOf(option),
      value: (value as SettingInForce['value'] | undefined) ?? (option.isBoolean() ? false : null),
      from: source === 'cli' ? 'flag' : source === 'env' ? 'environment' : 'default',
    };
  });
}
