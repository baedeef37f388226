/** A real `tirazh serve` as a child process on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../cli.ts', import.meta.url));
const START_TIMEOUT_MS = 60_000;

export interface ServerProcess {
  readonly url: string;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

/** The address, from the line that says the server is up; rejects with what it said otherwise. */
function untilStarted(child: ChildProcess, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server did not start: ${said}`));
    }, timeoutMs);
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const fact = JSON.parse(line) as { type: string; url: string };
      if (fact.type !== 'started') return;
      clearTimeout(timer);
      resolve(fact.url);
    });
  });
}

/**
 * @param flags of `tirazh serve`, besides the data folder and the port
 * @param timeoutMs until it must be up; a demo with very many entries takes longer
 */
export async function startServerProcess(
  flags: readonly string[],
  timeoutMs = START_TIMEOUT_MS,
): Promise<ServerProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tirazh-viewer-'));
  const args = [CLI, 'serve', '--json', '--data', dataFolder, '--port', '0', ...flags];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await untilStarted(child, timeoutMs);
  return {
    ...{ url, dataFolder },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
