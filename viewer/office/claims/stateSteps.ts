/** The way of one claim from the counter to the destroyed ticket: what lies behind it, where it stands, what is still ahead. */
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import type { ClaimState } from '../../../engine/claims/claim.ts';

export interface StateStep {
  readonly state: ClaimState;
  readonly mark: 'done' | 'now' | 'ahead';
}

type Walked = Pick<ClaimDetail, 'state' | 'history' | 'quote' | 'content'>;

/** States that every claim to such a prize goes through, in order. */
function mainWay({ quote }: Walked): readonly ClaimState[] {
  const needs = quote.ok ? quote.quote : null;
  const hasPapers = (needs?.documents.filter(({ by }) => by === 'documents').length ?? 0) > 1;
  return [
    'presented',
    ...(hasPapers ? (['documents'] as const) : []),
    ...(needs?.expertise.value === 'required' ? (['expertise'] as const) : []),
    ...(needs && needs.approvals.value > 0 ? (['approved'] as const) : []),
    ...(['paid', 'ticket-withdrawn', 'destroyed'] as const),
  ];
}

const ORDER: readonly ClaimState[] = [
  ...(['presented', 'documents', 'expertise', 'approved', 'paid', 'ticket-withdrawn', 'destroyed'] as const),
];

/** A claim that ended otherwise shows where it has been, and its end. */
export function stateSteps(claim: Walked): readonly StateStep[] {
  const { state, history, content } = claim;
  const been = new Set(history.map((entry) => entry.state));
  if (!ORDER.includes(state)) {
    const behind = ORDER.filter((each) => been.has(each));
    return [...behind.map((each) => ({ state: each, mark: 'done' as const })), { state, mark: 'now' }];
  }
  const way = ORDER.filter((each) => been.has(each) || mainWay(claim).includes(each) || each === state);
  // Back from a good expertise the claim stands where it stood, with that behind it.
  const isBack = content.expertise?.finding === 'genuine' && (state === 'documents' || state === 'presented');
  const at = way.indexOf(isBack ? 'expertise' : state);
  return way.map((each, i) => ({
    state: each,
    mark: i < at || (isBack && i === at) ? 'done' : i === at ? 'now' : 'ahead',
  }));
}
