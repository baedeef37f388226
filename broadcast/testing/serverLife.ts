/** One life of a server: a real `tirazh serve` in a process of its own, until it is killed like any process may be. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../cli.ts', import.meta.url));

export interface Started {
  readonly url: string;
  /** Accounts that were made at this start. */
  readonly accounts: readonly { readonly name: string; readonly password: string }[];
}

export class ServerLife {
  readonly process: ChildProcess;
  /** Rejects where the server ends before it is up. */
  readonly started: Promise<Started>;
  readonly #ended: Promise<void>;

  /** @param flags of `tirazh serve`, besides the data folder */
  constructor(folder: string, flags: readonly string[]) {
    this.process = spawn(process.execPath, [CLI, 'serve', '--json', '--data', folder, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#ended = new Promise((done) => this.process.once('exit', () => done()));
    const { promise, resolve, reject } = Promise.withResolvers<Started>();
    createInterface({ input: this.process.stdout! }).on('line', (line) => {
      const told = JSON.parse(line) as { type: string } & Started;
      if (told.type === 'started') resolve(told);
    });
    this.process.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    // Whoever kills it early does not wait for it.
    promise.catch(() => {});
    this.started = promise;
  }

  /** It went by itself, which a server must not. */
  get hasFailed(): boolean {
    return this.process.exitCode !== null;
  }

  get isOver(): boolean {
    return this.hasFailed || this.process.signalCode !== null;
  }

  /** kill -9, and until it is gone. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Asks it to end, and waits until it has. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  #end(signal: NodeJS.Signals): Promise<void> {
    this.process.kill(signal);
    return this.#ended;
  }
}
