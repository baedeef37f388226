/**
 * Our faults on their way out of a worker. Structured cloning strips a thrown error of its class and code, so a
 * worker answers with the fault as a value and the pool throws it again.
 */
import { type ErrorCode, TirazhError } from '../errors.ts';

/** A fault of ours, as a worker answers it. */
interface CarriedFault {
  readonly carriedFault: { readonly code: ErrorCode; readonly message: string };
}

/** In the worker: `task`, whose faults of ours become answers. Others are thrown as they are. */
export const carryingFaults =
  <Task, Result>(task: (given: Task) => Result) =>
  (given: Task): Result | CarriedFault => {
    try {
      return task(given);
    } catch (fault) {
      if (!(fault instanceof TirazhError)) throw fault;
      return { carriedFault: { code: fault.code, message: fault.message } };
    }
  };

/** In the pool: a worker's answer. @throws TirazhError when it carries a fault */
export function received<Result>(answer: Result | CarriedFault): Result {
  if (typeof answer === 'object' && answer !== null && 'carriedFault' in answer) {
    const { code, message } = (answer as CarriedFault).carriedFault;
    throw new TirazhError(code, message);
  }
  return answer as Result;
}
