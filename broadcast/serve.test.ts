import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server, Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { buildSeries } from '../engine/series/buildSeries.ts';
import { encodeSeries } from '../engine/series/seriesFile.ts';
import { termsHash } from '../engine/terms/termsHash.ts';
import { type RunningCommand, startTirazh, tirazh } from './testing/commandLine.ts';
import { smallTerms } from './testing/smallSeries.ts';
import { temporaryFolders } from './testing/temporaryFolder.ts';

const freshFolder = temporaryFolders();
const started = new Set<RunningCommand>();

afterEach(async () => {
  for (const command of started) command.process.kill('SIGKILL');
  await Promise.all([...started].map(({ ended }) => ended));
  started.clear();
});

function serve(folder: string, ...flags: string[]): RunningCommand {
  const command = startTirazh('serve', '--data', folder, '--port', '0', '--json', ...flags);
  started.add(command);
  return command;
}

async function urlOf(command: RunningCommand): Promise<URL> {
  return new URL(JSON.parse(await command.line('"type":"started"')).url);
}

async function interrupt(command: RunningCommand, signal: NodeJS.Signals = 'SIGINT'): Promise<string> {
  command.process.kill(signal);
  const ended = await command.ended;
  expect({ code: ended.code, signal: ended.signal, stderr: ended.stderr }).toEqual({
    code: 0,
    signal: null,
    stderr: '',
  });
  return ended.stdout;
}

/** A print run's file of 600 tickets. */
function smallFile(folder: string): string {
  const secrets = [new Uint8Array(32).fill(1)];
  const facts = { series: 1, custodians: 1, terms: smallTerms, termsHash: termsHash(smallTerms) };
  const path = join(folder, 'series.arrow');
  writeFileSync(path, encodeSeries({ columns: buildSeries(smallTerms, 1, secrets), ...facts }));
  return path;
}

describe('stopping the server politely', () => {
  const DEMO = ['--demo', '--demo-entries', '200', '--demo-first-draw', '3', '--close-before', '1.5'];
  const QUICK = [...DEMO, '--pace', '20', '--schedule', '0 0 1 1 *'];

  it('ends it with code 0 in any phase, and the next start goes on to the same draw', async () => {
    const folder = freshFolder();
    const printing = serve(folder, ...QUICK);
    await printing.line('"type":"printed"');
    await interrupt(printing);

    const open = serve(folder, ...QUICK);
    const { port } = await urlOf(open);
    // A client that never finishes its request must not hold the end up.
    const stalled = new Socket().on('error', () => {});
    await new Promise<void>((resolve) => stalled.connect(Number(port), '127.0.0.1', resolve));
    stalled.write('POST /api/registrations HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{');
    await interrupt(open, 'SIGTERM');
    stalled.destroy();

    const showing = serve(folder, ...QUICK);
    await showing.line('"type":"character"');
    expect(await interrupt(showing)).not.toContain('"type":"completed"');

    const last = serve(folder, ...QUICK);
    const completed = JSON.parse(await last.line('"type":"completed"')).event;
    await interrupt(last);
    expect(completed.draw).toBe('7s-avto-loto-001-01');
    const verified = await tirazh('journal', 'verify', '--data', folder, '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true });
  });

  it('twice in a row ends it at once', async () => {
    const command = serve(freshFolder());
    await urlOf(command);
    command.process.kill('SIGINT');
    command.process.kill('SIGINT');
    const { code, signal } = await command.ended;
    expect(code === 0 || signal === 'SIGINT').toBe(true);
  });
});

describe('tirazh serve', () => {
  it('shows the passwords of host and commission at the first start only, and takes a print run over once', async () => {
    const folder = freshFolder();
    const series = smallFile(folder);
    const data = join(folder, 'data');
    const first = serve(data, '--series', series);
    expect(JSON.parse(await first.line('"type":"started"'))).toMatchObject({
      accounts: [
        { name: 'host', role: 'host', password: expect.any(String) },
        { name: 'commission-1', role: 'commission', password: expect.any(String) },
      ],
    });
    const draws = await (await fetch(new URL('/api/draws', await urlOf(first)))).json();
    expect(draws).toMatchObject({ series: 1, draws: [], fund: { totalTenge: 70_000_000 } });

    const second = await tirazh('serve', '--data', data, '--port', '0');
    expect(second).toMatchObject({
      ...{ code: 1, stdout: '' },
      stderr: `tirazh: ${data}: another server is running on this folder\n`,
    });
    const reset = await tirazh('account', 'reset-password', '--data', data);
    expect(reset).toMatchObject({ code: 1, stderr: expect.stringContaining('another server is running') });
    await interrupt(first);

    const again = serve(data, '--series', series);
    expect(JSON.parse(await again.line('"type":"started"')).accounts).toEqual([]);
    await interrupt(again);
  });

  describe('on a port that is taken', () => {
    let holder: Server;
    afterEach(() => holder.close());

    it('says so in one line', async () => {
      holder = createServer();
      await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
      const { port } = holder.address() as { port: number };
      const folder = freshFolder();
      expect(await tirazh('serve', '--data', folder, '--port', String(port))).toMatchObject({
        ...{ code: 1, stdout: '' },
        stderr: `tirazh: port ${port} is taken; choose another with --port\n`,
      });
      await interrupt(await ready(serve(folder)));
    });
  });

  async function ready(command: RunningCommand): Promise<RunningCommand> {
    await urlOf(command);
    return command;
  }

  it.each([
    [['--port', 'seven'], '--port: expected a number from 0 to 65535, got "seven"'],
    [['--port', '70000'], '--port: expected'],
    [['--port', '80.5'], '--port: expected a whole number'],
    [['--reserves', '1.5'], '--reserves: expected a whole number'],
    [['--reserves', '-1'], '--reserves: expected'],
    [['--pace', '0'], '--pace: expected'],
    [['--pace', ''], '--pace: expected'],
    [['--demo-entries', '2'], '--demo-entries: expected'],
    [['--close-before', 'NaN'], '--close-before: expected'],
    [['--missed-after', 'Infinity'], '--missed-after: expected'],
    [['--log-level', 'loud'], '--log-level: expected one of silent'],
    [['--schedule', 'every day'], '--schedule "every day"'],
    [['--schedule', '0 0 30 2 *'], 'it never comes'],
    [['--origin', 'two words'], '--origin: expected a name without spaces'],
    [['--host', 'no.such.host.invalid'], '--host no.such.host.invalid: there is no such host'],
    [['--host', '192.0.2.1'], '--host 192.0.2.1: it is no address of this machine'],
    [['--series', 'none.arrow'], '--series'],
    [['--series', import.meta.filename], 'it is not an Arrow file'],
    [['--public-url', 'draw.example.kz'], '--public-url: expected an address such as https://'],
    [['--colour'], "unknown option '--colour'"],
  ])('refuses %j with exit code 2 and says why in one line', async (flags, reason) => {
    const { code, stdout, stderr } = await tirazh(
      'serve',
      '--data',
      join(freshFolder(), 'data'),
      '--port',
      '0',
      ...flags,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });

  it('refuses a data folder that cannot be one, and one whose key is damaged', async () => {
    const folder = freshFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await tirazh('serve', '--data', file, '--port', '0')).toMatchObject({
      ...{
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^tirazh: .*no data folder can be there: a file stands there.*\n$/),
      },
    });
    const damaged = join(folder, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'journal-key.secret'), 'half a k');
    expect(await tirazh('serve', '--data', damaged, '--port', '0')).toMatchObject({
      ...{ code: 2, stderr: expect.stringMatching(/journal-key\.secret: .* restore it from a copy\n$/) },
    });
  });
});
