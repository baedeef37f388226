/** One participants file in a thread of its own: a large file must not hold up a draw. */
import { parentPort } from 'node:worker_threads';
import { TirazhError } from '../../engine/errors.ts';
import type { ParticipantsAnswer } from './judgeInThread.ts';
import { judgeFile, type ParticipantsTask } from './participantsFile.ts';

function answer(task: ParticipantsTask): ParticipantsAnswer {
  try {
    return { ok: true, judgement: judgeFile(task) };
  } catch (fault) {
    if (!(fault instanceof TirazhError)) throw fault;
    return { ok: false, message: fault.message };
  }
}

parentPort!.once('message', (task: ParticipantsTask) => parentPort!.postMessage(answer(task)));
