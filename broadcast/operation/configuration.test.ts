import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { badInput } from '../../engine/errors.ts';
import { readEnvironment, settingsInForce, unknownVariables } from './configuration.ts';
import { settingsTable } from './settingsTable.ts';

const parsePort = (text: string): number => {
  if (!/^\d+$/.test(text)) throw badInput(`--port: expected a number, got "${text}"`);
  return Number(text);
};

/** A command with a value, a text, a switch and a person's own flag, run with some flags and variables. */
function run(flags: string[], environment: NodeJS.ProcessEnv) {
  let given: Record<string, unknown> = {};
  const command = new Command('serve')
    .option('--port <number>', '', parsePort, 7007)
    .option('--close-before <text>')
    .option('--json')
    .option('--demo')
    .action((options) => {
      given = options;
    })
    .exitOverride();
  readEnvironment(command, ['--demo'], environment);
  command.parse(flags, { from: 'user' });
  return { given, command };
}

describe('readEnvironment', () => {
  it('takes a flag first, then the variable, then the default', () => {
    expect(run([], {}).given).toEqual({ port: 7007 });
    expect(run([], { TIRAZH_PORT: '80', TIRAZH_CLOSE_BEFORE: 'x' }).given).toEqual({
      port: 80,
      closeBefore: 'x',
    });
    expect(run(['--port', '90'], { TIRAZH_PORT: '80' }).given).toEqual({ port: 90 });
    expect(run(['--port', '7007'], { TIRAZH_PORT: '80' }).given).toEqual({ port: 7007 });
  });

  it('reads switches as people mean them', () => {
    for (const text of ['1', 'true', 'Yes', 'on'])
      expect(run([], { TIRAZH_JSON: text }).given.json).toBe(true);
    for (const text of ['0', 'false', 'no', 'off', '']) {
      expect(run([], { TIRAZH_JSON: text }).given.json).toBe(false);
    }
    expect(run(['--json'], { TIRAZH_JSON: '0' }).given.json).toBe(true);
    expect(() => run([], { TIRAZH_JSON: 'perhaps' })).toThrow('TIRAZH_JSON: expected 1 or 0, got "perhaps"');
  });

  it('takes an empty variable for none, and names the variable of a fault', () => {
    expect(run([], { TIRAZH_PORT: '' }).given).toEqual({ port: 7007 });
    expect(() => run([], { TIRAZH_PORT: 'x' })).toThrow(/^TIRAZH_PORT: expected a number, got "x"$/);
    expect(run(['--port', '1'], { TIRAZH_PORT: 'x' }).given).toEqual({ port: 1 });
  });

  it('leaves a person’s own flags alone, and finds misspelt variables', () => {
    const environment = { TIRAZH_DEMO: '1', TIRAZH_PRT: '1', TIRAZH_PORT: '1', PATH: '' };
    const { given, command } = run([], environment);
    expect(given.demo).toBeUndefined();
    expect(unknownVariables(command, environment, ['--demo'])).toEqual(['TIRAZH_DEMO', 'TIRAZH_PRT']);
  });
});

describe('settingsInForce', () => {
  it('says of every setting what it is and where it comes from', () => {
    const { command } = run(['--close-before', '5'], { TIRAZH_PORT: '80' });
    const settings = settingsInForce(command, ['--demo']);
    expect(settings).toEqual([
      { flag: '--port', variable: 'TIRAZH_PORT', value: 80, from: 'environment' },
      { flag: '--close-before', variable: 'TIRAZH_CLOSE_BEFORE', value: '5', from: 'flag' },
      { flag: '--json', variable: 'TIRAZH_JSON', value: false, from: 'default' },
      { flag: '--demo', variable: null, value: false, from: 'default' },
    ]);
    expect(settingsTable(settings)).toEqual([
      'Settings',
      '  port          80   environment TIRAZH_PORT',
      '  close-before  5    flag',
      '  json          off  default',
      '  demo          off  default',
    ]);
  });
});
