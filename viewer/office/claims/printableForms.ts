/** The printed forms that can be filled for a claim: those that it needs first, then the others that such a prize may come to. */
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import type { PrintedForm } from '../../../engine/claims/requiredDocuments.ts';

const OF_CASH: readonly PrintedForm[] = ['annex-1-cash-order'];
const OF_THINGS: readonly PrintedForm[] = [
  ...(['prize-in-kind-statement', 'prize-certificate', 'cash-equivalent-statement'] as const),
];
const OF_ANY: readonly PrintedForm[] = [
  ...(['annex-2-transfer-request', 'annex-3-expertise-request', 'annex-4-consent'] as const),
  'publication-consent',
];

export interface PrintableForms {
  readonly needed: readonly PrintedForm[];
  readonly other: readonly PrintedForm[];
}

/** A cash order only where the channel pays in cash (9.6 б, в); a refusal once there is one. */
export function printableForms({
  prize,
  quote,
  state,
}: Pick<ClaimDetail, 'prize' | 'quote' | 'state'>): PrintableForms {
  if (state === 'refused') return { needed: ['refusal-letter'], other: OF_ANY };
  const needed = quote.ok ? quote.quote.documents.flatMap(({ form }) => form ?? []) : [];
  const isCash = quote.ok && quote.quote.forms.value.includes('cash');
  const possible = [...(isCash ? OF_CASH : []), ...OF_ANY, ...(prize.inKind ? OF_THINGS : [])];
  return { needed, other: possible.filter((form) => !needed.includes(form)) };
}
