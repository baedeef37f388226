/** In what form and by whom a prize is paid (clauses 9.6, 9.16, Annex 6), and whether a winner's wish can be met. */

import { channelsOf } from '../terms/channelsOf.ts';
import type { PayoutChannel } from '../terms/claimTerms.ts';
import type { LotteryTerms } from '../terms/lotteryTerms.ts';
import type { Tenge } from '../terms/tenge.ts';
import type { ClaimedPrize } from './claimedPrize.ts';
import type { ClaimPolicy } from './claimPolicy.ts';

export type PayoutForm = PayoutChannel['forms'][number];

export interface PayoutWishes {
  /** What the winner asks for; where nothing is said and the channel has one form, it is that one. */
  readonly form?: PayoutForm;
  /** The value of a thing in money (9.16 l). */
  readonly cashEquivalent?: boolean;
  /** An expertise that the terms do not require (9.9). */
  readonly expertise?: boolean;
}

export type PayoutWay =
  | {
      readonly ok: true;
      readonly channel: PayoutChannel;
      /** Null where the winner has to choose. */
      readonly form: PayoutForm | null;
      /** Whether a thing is paid in money. */
      readonly cashEquivalent: boolean;
    }
  | {
      readonly ok: false;
      /** `form-refused`: the channel does not pay so; `cash-equivalent-refused`: by the policy; `no-channel`: the terms have none or several. */
      readonly reason: 'form-refused' | 'cash-equivalent-refused' | 'no-channel';
      readonly clause: string;
    };

const CASH_EQUIVALENT_CLAUSE = '9.16 l';

/**
 * The one channel of the prize. The cash equivalent of a thing goes the way of a money prize of its value (9.16 l refers to 9.2).
 * @param mrpTenge MRP of the year of payment
 */
export function payoutWay(
  terms: LotteryTerms,
  policy: ClaimPolicy,
  prize: ClaimedPrize,
  mrpTenge: Tenge,
  wishes: PayoutWishes,
): PayoutWay {
  const cashEquivalent = prize.inKind && wishes.cashEquivalent === true;
  if (cashEquivalent && policy.cashEquivalent.choice === 'refuse') {
    return { ok: false, reason: 'cash-equivalent-refused', clause: policy.cashEquivalent.clause };
  }
  const candidates = cashEquivalent
    ? terms.payoutChannels.filter(({ prizes }) => !prizes)
    : terms.payoutChannels;
  const channels = channelsOf(candidates, { ...prize, inKind: prize.inKind && !cashEquivalent }, mrpTenge);
  const [channel] = channels;
  if (!channel || channels.length > 1)
    return { ok: false, reason: 'no-channel', clause: clausesOf(channels, terms) };
  const form = wishes.form ?? (channel.forms.length === 1 ? channel.forms[0]! : null);
  if (form !== null && !channel.forms.includes(form)) {
    const clause = cashEquivalent ? `${CASH_EQUIVALENT_CLAUSE}; ${channel.clause}` : channel.clause;
    return { ok: false, reason: 'form-refused', clause };
  }
  return { ok: true, channel, form, cashEquivalent };
}

const clausesOf = (channels: readonly PayoutChannel[], { payoutChannels }: LotteryTerms): string =>
  [...new Set((channels.length > 0 ? channels : payoutChannels).map(({ clause }) => clause))].join('; ');
