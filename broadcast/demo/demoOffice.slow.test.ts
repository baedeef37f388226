import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type RunningCommand, startTirazh } from '../testing/commandLine.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';

const freshFolder = temporaryFolders();
const START_MS = 90_000;

function serve(data: string): RunningCommand {
  const command = startTirazh(
    ...['serve', '--data', data, '--port', '0', '--json', '--log-level', 'silent'],
    ...[
      '--demo',
      '--demo-office',
      '--demo-entries',
      '50',
      '--demo-first-draw',
      '3000',
      '--schedule',
      '0 0 1 1 *',
    ],
  );
  onTestFinished(() => void command.process.kill('SIGKILL'));
  return command;
}

async function stop(command: RunningCommand): Promise<void> {
  command.process.kill('SIGINT');
  expect((await command.ended).code).toBe(0);
}

it(
  'the demonstration with an office keeps books from the first ticket, and tells its passwords once',
  async () => {
    const folder = freshFolder();
    const first = serve(folder);
    const { url, accounts } = JSON.parse(await first.line('"type":"started"'));
    expect(accounts.map(({ name, role }: { name: string; role: string }) => `${name} ${role}`)).toEqual([
      ...[
        'host host',
        'commission-1 commission',
        'operator operator',
        'operator-2 operator',
        'cashier cashier',
      ],
    ]);
    const prizes = await (await fetch(`${url}/api/series/1/prizes`)).json();
    // 16,670 packs: 5,334 of them with each of three distributors, who have sold 4,800 each.
    expect(prizes).toMatchObject({ tickets: 500_100, sold: 3 * 4800 * 30, onSale: 500_100 - 3 * 4800 * 30 });
    expect(prizes.tiers.reduce((sum: number, { printed }: { printed: number }) => sum + printed, 0)).toBe(
      177_837,
    );
    const operator = accounts[2];
    const signIn = await fetch(`${url}/api/host/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: operator.name, password: operator.password }),
    });
    expect(signIn.status).toBe(200);
    const cookie = signIn.headers.get('set-cookie')!.split(';')[0]!;
    const books = await (await fetch(`${url}/api/host/tickets`, { headers: { cookie } })).json();
    expect(books).toMatchObject({ identification: 'on', series: [{ series: 1, isSealed: true }] });
    const samples = readFileSync(join(folder, 'series-001', 'sample-tickets.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(samples).toHaveLength(1 + 3 * 13 + 2 + 3);
    // The largest prize, and a ticket that wins nothing.
    for (const line of [samples[1]!, samples.at(-1)!]) {
      const [serial, code, prize] = line.split(';') as [string, string, string];
      const answer = await fetch(`${url}/api/host/claims/identify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ serial, code }),
      });
      const { verdict, prizes: won } = await answer.json();
      expect(verdict).toBe(prize === '0' ? 'no-win' : 'winner');
      expect(
        won.map(({ prize: { amountTenge } }: { prize: { amountTenge: number } }) => `${amountTenge}`),
      ).toEqual(prize === '0' ? [] : [prize]);
    }
    await stop(first);

    const again = serve(folder);
    expect(JSON.parse(await again.line('"type":"started"')).accounts).toEqual([]);
    await stop(again);
  },
  START_MS,
);
