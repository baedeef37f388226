/** An expected fault that the interface answers with a code of its own, and with a reason that pages put into words. */
import { type ErrorCode, TirazhError } from '../engine/errors.ts';
import type { Refusal } from './protocol/http.ts';

/** Why exactly: what `Refusal.reason` names, with what its words need. */
export interface RefusalDetail {
  readonly reason: NonNullable<Refusal['reason']>;
  readonly params?: NonNullable<Refusal['params']>;
  readonly faults?: NonNullable<Refusal['faults']>;
}

/** The engine's code for those refusals that are no matter of state. */
const FAULT_OF: Partial<Record<Refusal['code'], ErrorCode>> = {
  BAD_REQUEST: 'BAD_INPUT',
  OVER_FUND: 'OVER_FUND',
};

export class Refused extends TirazhError {
  readonly refusal: Refusal['code'];
  readonly detail: RefusalDetail | undefined;

  constructor(refusal: Refusal['code'], message: string, detail?: RefusalDetail, options?: ErrorOptions) {
    super(FAULT_OF[refusal] ?? 'WRONG_STATE', message, options);
    this.refusal = refusal;
    this.detail = detail;
  }
}
