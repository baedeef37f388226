/** The printed forms that can be filled for a claim: those that it needs first, then the others that such a prize may come to. */
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import type { PrintedForm } from '../../../engine/claims/requiredDocuments.ts';

const OF_MONEY: readonly PrintedForm[] = ['annex-1-cash-order'];
const OF_THINGS: readonly PrintedForm[] = [
  ...(['prize-in-kind-statement', 'prize-certificate', 'cash-equivalent-statement'] as const),
];
const OF_ANY: readonly PrintedForm[] = [
  ...(['annex-2-transfer-request', 'annex-3-expertise-request', 'annex-4-consent'] as const),
];

export interface PrintableForms {
  readonly needed: readonly PrintedForm[];
  readonly other: readonly PrintedForm[];
}

export function printableForms({ prize, quote }: Pick<ClaimDetail, 'prize' | 'quote'>): PrintableForms {
  const needed = quote.ok ? quote.quote.documents.flatMap(({ form }) => form ?? []) : [];
  const isMoney = quote.ok ? quote.quote.payTenge > 0 : !prize.inKind;
  const possible = [...(isMoney ? OF_MONEY : []), ...OF_ANY, ...(prize.inKind ? OF_THINGS : [])];
  return { needed, other: possible.filter((form) => !needed.includes(form)) };
}
