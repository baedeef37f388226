/**
 * A peer in another language: a child process that stays alive and answers one task a line over its stdin and
 * stdout, timing the work itself, so that rounds of all peers interleave and no start-up is counted.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Peer {
  /** What it greeted with: its name and version. */
  readonly version: string;
  /** Sends a task and waits for the number that answers it. @throws Error when the peer ends or answers nonsense */
  ask(task: string): Promise<number>;
  close(): Promise<void>;
}

/** Starts a peer and waits for its greeting, `ready <name and version>`. @throws Error when it does not come up */
export async function startPeer(program: string, args: readonly string[]): Promise<Peer> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  // A peer that cannot start is reported by the first line that does not come.
  ended.catch(() => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  async function nextLine(): Promise<string> {
    const line = await lines.next();
    if (line.done) throw new Error(`peer ${program}: ended without an answer`);
    return line.value;
  }

  const greeting = await nextLine();
  return {
    version: greeting.replace(/^ready /, ''),
    async ask(task) {
      child.stdin.write(`${task}\n`);
      const line = await nextLine();
      const answer = Number(line);
      if (!Number.isFinite(answer)) throw new Error(`peer ${program}: expected a number, got "${line}"`);
      return answer;
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
