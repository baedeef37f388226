/** What MT19937 is known not to be, and why it does here. */
import { formatInteger } from '../../../engine/terms/tenge.ts';
import { STATE_BITS } from '../structure/reachability.ts';
import type { KnownLimits } from './knownLimits.ts';

/** A sentence or two on each limit, with what this run measured. */
export function limitSentences({ linearity, foretelling, zeroRecoveryWords }: KnownLimits): string[] {
  return [
    `It is linear over bits. The lowest bits of ${formatInteger(linearity.bits)} words come from a shift register of ` +
      `${formatInteger(linearity.complexity)} places, where random bits would need about ${formatInteger(linearity.expected)}: linear ` +
      `complexity tests on blocks beyond 2 × ${formatInteger(STATE_BITS)} bits, and rank tests of matrices larger than that, ` +
      `fail by design. No draw, integer or shuffle of ours is a sum of bits modulo 2, and the tests above see nothing of it.`,
    `It hides nothing. From ${formatInteger(foretelling.seen)} words in a row ${formatInteger(foretelling.right)} of the next ` +
      `${formatInteger(foretelling.foretold)} were foretold. A draw's key is therefore derived by HKDF-SHA-256 from secrets that are ` +
      `committed to before registration closes and revealed after it, serves one draw only and is published: there is nothing left ` +
      `to foretell. What must stay hidden on a ticket comes from ChaCha20, never from MT19937.`,
    `It recovers slowly from a state of zeros: with a single bit set, ${formatInteger(zeroRecoveryWords)} words pass before ones and ` +
      `zeros balance. init_by_array with a derived key of 512 bits does not lead near such a state.`,
    `Its period and its key are finite. A key of 512 bits reaches every outcome of 27 ordered winners of a whole series, but no ` +
      `generator reaches every order of 500,100 tickets; what is tested is that places, packs, pairs and orders come as chance has it.`,
  ];
}
