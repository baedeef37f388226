import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startTirazh, tirazh } from '../testing/commandLine.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';

const freshFolder = temporaryFolders();
const set = new Set<string>();
/** For the commands that this test starts. */
function setVariable(name: string, value: string): void {
  process.env[name] = value;
  set.add(name);
}
afterEach(() => {
  for (const name of set) delete process.env[name];
  set.clear();
});

it('prints every setting in force and where it comes from, and no secret', async () => {
  const folder = freshFolder();
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, 'the-token-that-nobody-prints\n');
  setVariable('TIRAZH_PORT', '0');
  setVariable('TIRAZH_JSON', '1');
  setVariable('TIRAZH_METRICS_TOKEN_FILE', tokenFile);
  setVariable('TIRAZH_DEMO', '1');
  setVariable('TIRAZH_LOG_LEVEL', 'debug');
  const command = startTirazh('serve', '--data', join(folder, 'data'), '--missed-after', '90');
  const { url } = JSON.parse(await command.line('"type":"started"')) as { url: string };
  const { settings } = JSON.parse(await command.line('"type":"settings"'));
  const inForce = new Map(settings.map((setting: { flag: string }) => [setting.flag, setting]));
  expect(inForce.get('--port')).toMatchObject({ value: 0, from: 'environment', variable: 'TIRAZH_PORT' });
  expect(inForce.get('--missed-after')).toMatchObject({ value: 90, from: 'flag' });
  expect(inForce.get('--pace')).toMatchObject({ value: 1, from: 'default' });
  expect(inForce.get('--metrics-token-file')).toMatchObject({ value: tokenFile, from: 'environment' });
  expect(inForce.get('--demo')).toMatchObject({ value: false, from: 'default', variable: null });
  const authorization = 'Bearer the-token-that-nobody-prints';
  expect((await fetch(`${url}/metrics`, { headers: { authorization } })).status).toBe(200);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  command.process.kill('SIGTERM');
  const { code, stdout, stderr } = await command.ended;
  expect(code).toBe(0);
  expect(stderr).toContain('tirazh: TIRAZH_DEMO: there is no such setting; it is ignored\n');
  expect(stdout + stderr).not.toContain('nobody-prints');
});

it('refuses a variable that cannot be used with exit code 2, naming it', async () => {
  const data = join(freshFolder(), 'data');
  for (const [name, value, reason] of [
    ['TIRAZH_PORT', 'seven', 'tirazh: TIRAZH_PORT: expected a number from 0 to 65535, got "seven"\n'],
    ['TIRAZH_BEHIND_PROXY', 'perhaps', 'tirazh: TIRAZH_BEHIND_PROXY: expected 1 or 0, got "perhaps"\n'],
    ['TIRAZH_METRICS_TOKEN_FILE', `${data}/none`, `--metrics-token-file ${data}/none: there is no such file`],
  ] as const) {
    setVariable(name, value);
    const ended = await tirazh('serve', '--data', data);
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(reason);
    delete process.env[name];
  }
});
