/** A step that the raffle's rules do not let pass, as the interface refuses it. */
import type { Misfit, MisfitCode } from '../../engine/raffle/aftermathMisfit.ts';
import { Refused } from '../refused.ts';

const WORDS: Readonly<Record<MisfitCode, string>> = {
  'wrong-phase': 'the month is not at this point',
  'not-holder': 'the code is not that of the holder of the prize',
  'unknown-contact': 'there is no such contact in the log',
  'already-so': 'it is so already',
  'contact-in-future': 'the contact is said to be later than now',
  'contact-before-draw': 'the contact is said to be before they became the winner',
  'nobody-tried': 'nobody has tried to reach the winner; write down at least one call',
  'too-early': 'the days for contact and conditions are not over',
  'was-reached':
    'the winner was reached; say that the conditions are unmet, or mark that contact as mistaken',
  'conditions-are-met': 'every condition is met',
  'conditions-missing': 'a condition is not met yet',
  'signing-missing': 'say how the act was signed, and of the act only',
};

export function refuseMisfit({ code, clause }: Misfit): Refused {
  const where = clause === null ? '' : `clause ${clause}: `;
  return new Refused('WRONG_STATE', `${where}${WORDS[code]}`, {
    reason: `raffle-${code}`,
    ...(clause !== null && { params: { clause } }),
  });
}
