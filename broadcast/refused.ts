/** An expected fault that the interface answers with a code of its own. */
import { TirazhError } from '../engine/errors.ts';
import type { Refusal } from './protocol/http.ts';

export class Refused extends TirazhError {
  readonly refusal: Refusal['code'];

  constructor(refusal: Refusal['code'], message: string) {
    super('WRONG_STATE', message);
    this.refusal = refusal;
  }
}
