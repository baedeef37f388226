/**
 * The engine's faults. A fault carries a stable code, so that callers and tests never match on its words;
 * expected outcomes (a proof that does not hold, a ticket that lost) are values instead.
 */

export type ErrorCode =
  /** Input from outside (a file, a flag, a request) that cannot be used as it stands. */
  | 'BAD_INPUT'
  /** A check that should hold does not: an altered transcript, a broken log, a wrong secret. */
  | 'CHECK_FAILED'
  /** The action is not allowed in the present state (drawing twice, planning over the fund). */
  | 'WRONG_STATE'
  /** A draw would pay more than the draw fund holds. */
  | 'OVER_FUND'
  /** The machine cannot do it (no WebAssembly SIMD, a full disk). */
  | 'UNAVAILABLE';

export class TirazhError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TirazhError';
    this.code = code;
  }
}

/** Input that cannot be used: say what, where and what to do. */
export const badInput = (message: string, options?: ErrorOptions): TirazhError =>
  new TirazhError('BAD_INPUT', message, options);

/** A check that does not hold: name the first thing that is wrong. */
export const checkFailed = (message: string, options?: ErrorOptions): TirazhError =>
  new TirazhError('CHECK_FAILED', message, options);
