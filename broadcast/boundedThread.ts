/** A file that a stranger wrote is read in a thread of its own, with bounded memory and time: it must not hold up a draw. */
import { parentPort, Worker } from 'node:worker_threads';
import { badInput, TirazhError } from '../engine/errors.ts';
import { type RefusalDetail, Refused } from './refused.ts';

export interface Bounds {
  readonly memoryMb: number;
  /** New objects that die young need no larger one; left out: the machine's own. */
  readonly nurseryMb?: number;
  readonly longestMs: number;
}

/** A fault of the file as its thread tells it: an error itself would lose what is said besides. */
export interface ToldFault {
  readonly message: string;
  readonly detail?: RefusalDetail;
}

export const toldFault = (fault: TirazhError): ToldFault => ({
  message: fault.message,
  ...(fault instanceof Refused && fault.detail && { detail: fault.detail }),
});

/** A fault that a thread has told, to be thrown. BAD_INPUT. */
export const faultOf = ({ message, detail }: ToldFault): TirazhError =>
  detail ? new Refused('BAD_REQUEST', message, detail) : badInput(message);

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
    () =>
      reject(
        faultOf({
          message: 'the file takes too long to read; save it as CSV',
          detail: { reason: 'file-too-slow' },
        }),
      ),
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
      isMemory
        ? new Refused(
            'BAD_REQUEST',
            'the file takes too much memory; save the table alone, as CSV',
            { reason: 'file-too-much-memory' },
            { cause },
          )
        : cause,
    );
  });
  thread.postMessage(task);
  return promise.finally(() => {
    clearTimeout(timer);
    void thread.terminate();
  });
}

/** What a thread of one question says: what it found, or what is wrong with the file. */
type ThreadAnswer<Found> =
  | { readonly ok: true; readonly found: Found }
  | { readonly ok: false; readonly fault: ToldFault };

/** Has a thread that `answerInThread` serves do one task. @throws as the task's work, and as `inBoundedThread` */
export const askThread = <Found>(script: URL, task: unknown, bounds: Bounds): Promise<Found> =>
  inBoundedThread<ThreadAnswer<Found>, Found>(script, task, bounds, (message, { answer, fail }) => {
    if (message.ok) answer(message.found);
    else fail(faultOf(message.fault));
  });

/** The thread's own side: it does one task and says what came of it. */
export function answerInThread<Task, Found>(work: (task: Task) => Found): void {
  const answerTo = (task: Task): ThreadAnswer<Found> => {
    try {
      return { ok: true, found: work(task) };
    } catch (fault) {
      if (!(fault instanceof TirazhError)) throw fault;
      return { ok: false, fault: toldFault(fault) };
    }
  };
  parentPort!.once('message', (task: Task) => parentPort!.postMessage(answerTo(task)));
}
