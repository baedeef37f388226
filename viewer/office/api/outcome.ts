/** What became of a question or a press, in the words of the office. */
import type { Refusal } from '../../../broadcast/protocol/http.ts';
import type { Answer } from '../../api/request.ts';
import { refusalWords } from '../../host/api/refusalWords.ts';
import { officeReasonWords } from './officeReasonWords.ts';

export type Outcome<Body> =
  | { readonly ok: true; readonly body: Body }
  /** `code` is the refusal's, or `OFFLINE`; reason, values and faults where the refusal has them. */
  | {
      readonly ok: false;
      readonly code: string;
      readonly words: string;
      readonly reason?: NonNullable<Refusal['reason']>;
      readonly params?: NonNullable<Refusal['params']>;
      readonly faults?: NonNullable<Refusal['faults']>;
    };

export function outcomeOf<Body>(answer: Answer<Body>): Outcome<Body> {
  if (answer.ok) return answer;
  if (answer.offline) return { ok: false, code: 'OFFLINE', words: refusalWords(answer)! };
  const { code, reason, params, faults } = answer.refusal;
  const words = reason === undefined ? null : officeReasonWords(reason, params);
  return {
    ...{ ok: false, code, words: words ?? refusalWords(answer)! },
    ...(reason !== undefined && { reason }),
    ...(params !== undefined && { params }),
    ...(faults !== undefined && { faults }),
  };
}
