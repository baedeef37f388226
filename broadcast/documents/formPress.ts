/**
 * Prints what holds people's data, in a thread of its own: forms of claims, papers of the raffle. Unlike the papers of `Press` none is
 * kept, and none goes into a log. A form takes some tens of milliseconds.
 */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { PrintedForm } from '../../engine/claims/requiredDocuments.ts';
import { Refused } from '../refused.ts';
import type { FormTask } from './form.worker.ts';
import { claimForm } from './forms/claimForm.ts';
import { type ClaimPaperInput, readClaimPaper } from './forms/claimPaper.ts';
import type { PaperLanguage } from './printedDocument.ts';

const WORKER = fileURLToPath(new URL('./form.worker.ts', import.meta.url));
/** Papers that may wait for the thread. */
const QUEUE = 16;
const IDLE_MS = 30_000;

export class FormPress {
  readonly #thread = new Piscina({
    ...{ filename: WORKER, minThreads: 0, maxThreads: 1, maxQueue: QUEUE, idleTimeout: IDLE_MS },
  });

  /**
   * A form of a claim as PDF; the same record gives the same bytes.
   * @throws TirazhError BAD_INPUT naming every fault of the record, or a form that is not of such a prize; Refused as `print`
   */
  async printForm(form: PrintedForm, record: ClaimPaperInput, language: PaperLanguage): Promise<Uint8Array> {
    return this.print({ format: 'pdf', document: claimForm(form, readClaimPaper(record), language) });
  }

  /** Any paper, such as `raffleProtocol` and `handoverAct` make. @throws Refused TOO_MANY_REQUESTS while too many others wait */
  async print(task: FormTask): Promise<Uint8Array> {
    if (this.#thread.queueSize >= QUEUE) {
      throw new Refused('TOO_MANY_REQUESTS', 'too many papers are wanted; try again soon');
    }
    return (await this.#thread.run(task)) as Uint8Array;
  }

  async close(): Promise<void> {
    await this.#thread.destroy();
  }
}
