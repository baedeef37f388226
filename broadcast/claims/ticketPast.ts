/** What earlier claims to a ticket mean for the next one (clauses 9.6 а, 9.10 to 9.12). */
import { type Claim, isOriginalShown } from '../../engine/claims/claim.ts';
import type { TicketFacts } from '../../engine/claims/identification.ts';

export interface EarlierClaim {
  readonly source: string;
  readonly content: Pick<Claim, 'state' | 'expertise' | 'originalShownTo'>;
}

/**
 * States of the claims to one of its prizes, and what the expertises for any of them found; without forgeries whose original was shown.
 * @param ofTicket claims to any prize of the ticket
 */
export function ticketPast(
  ofTicket: readonly EarlierClaim[],
  source: string,
): Pick<TicketFacts, 'claims' | 'findings'> {
  const standing = ofTicket.filter(({ content }) => !isOriginalShown(content));
  return {
    claims: standing.filter((claim) => claim.source === source).map(({ content }) => content.state),
    findings: standing.flatMap(({ content }) => content.expertise?.finding ?? []),
  };
}
