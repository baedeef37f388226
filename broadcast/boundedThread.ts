/** A file that a stranger wrote is read in a thread of its own, with bounded memory and time: it must not hold up a draw. */
import { Worker } from 'node:worker_threads';
import { badInput } from '../engine/errors.ts';

export interface Bounds {
  readonly memoryMb: number;
  /** New objects that die young need no larger one; left out: the machine's own. */
  readonly nurseryMb?: number;
  readonly longestMs: number;
}

/** How whoever started a thread goes on when it says something. */
export interface Talk<Answer> {
  answer(found: Answer): void;
  fail(fault: unknown): void;
  tell(message: unknown): void;
}

/**
 * Starts the thread, tells it its task, and ends it once there is an answer.
 * @param listen called with each message of the thread
 * @throws TirazhError BAD_INPUT for a file that takes too much time or memory
 */
export function inBoundedThread<Message, Answer>(
  script: URL,
  task: unknown,
  { memoryMb, nurseryMb, longestMs }: Bounds,
  listen: (message: Message, talk: Talk<Answer>) => void,
): Promise<Answer> {
  const thread = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: nurseryMb },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const timer = setTimeout(
    () => reject(badInput('the file takes too long to read; save it as CSV')),
    longestMs,
  );
  const talk: Talk<Answer> = {
    answer: resolve,
    fail: reject,
    tell: (message) => thread.postMessage(message),
  };
  thread.on('message', (message: Message) => listen(message, talk));
  thread.once('error', (cause: NodeJS.ErrnoException) => {
    const isMemory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    reject(
      isMemory ? badInput('the file takes too much memory; save the table alone, as CSV', { cause }) : cause,
    );
  });
  thread.postMessage(task);
  return promise.finally(() => {
    clearTimeout(timer);
    void thread.terminate();
  });
}
