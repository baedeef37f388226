/** Prints papers for those who ask over HTTP: in a thread of its own, each paper once, the last ones kept. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { ProtocolTask } from './protocol.worker.ts';

export interface Print {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
}

const WORKER = fileURLToPath(new URL('./protocol.worker.ts', import.meta.url));
/** Papers kept in memory, 50 KB each as a rule. */
const PRINTS_KEPT = 16;
/** Papers that may wait for the thread; who comes later is asked to come again. */
const QUEUE = 8;
const IDLE_MS = 30_000;

export class Press {
  readonly #thread = new Piscina({
    ...{ filename: WORKER, minThreads: 0, maxThreads: 1, maxQueue: QUEUE, idleTimeout: IDLE_MS },
  });
  /** Under way or done; those asked for last are last. */
  readonly #prints = new Map<string, Promise<Print>>();

  /**
   * The paper, or null while too many others wait.
   * @param key the same for the same paper only; `taskOf` is asked where it is not printed yet
   */
  print(key: string, taskOf: () => ProtocolTask): Promise<Print> | null {
    const known = this.#prints.get(key);
    if (!known && this.#thread.queueSize >= QUEUE) return null;
    this.#prints.delete(key);
    const print = known ?? this.#printed(key, taskOf());
    this.#prints.set(key, print);
    if (this.#prints.size > PRINTS_KEPT) this.#prints.delete(this.#prints.keys().next().value!);
    return print;
  }

  async #printed(key: string, task: ProtocolTask): Promise<Print> {
    try {
      const bytes = (await this.#thread.run(task)) as Uint8Array;
      return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
    } catch (fault) {
      // The next who asks tries again.
      this.#prints.delete(key);
      throw fault;
    }
  }

  async close(): Promise<void> {
    await this.#thread.destroy();
  }
}
