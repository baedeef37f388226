/** What the books of tickets, and the public page of prizes, ask of the claims. */
import type { DatabaseSync } from 'node:sqlite';
import type { ClaimState } from '../../engine/claims/claim.ts';
import type { PaymentSums, PrizeSum } from '../protocol/tickets.ts';
import type { DrawClaims, PrizeLedger, TierCount } from '../tickets/prizeLedger.ts';
import { OWN_PRIZE } from './claimStore.ts';
import { PAYMENT_SUMS } from './paymentSums.ts';

/** Claims that left the prize to whoever comes next, to nobody, or to the budget. */
export const WITHOUT_PRIZE: ReadonlySet<ClaimState> = new Set<ClaimState>([
  ...(['refused', 'returned', 'forged', 'police', 'expired'] as const),
]);
interface StateSum extends PrizeSum {
  readonly state: ClaimState;
  /** SQLite's yes and no. */
  readonly isPaid: 0 | 1;
}

const summed = (rows: readonly StateSum[]): PrizeSum => ({
  tickets: rows.reduce((sum, { tickets }) => sum + tickets, 0),
  amountTenge: rows.reduce((sum, { amountTenge }) => sum + amountTenge, 0),
});

function drawClaims(rows: readonly StateSum[]): DrawClaims {
  return {
    claimed: summed(rows.filter(({ state }) => !WITHOUT_PRIZE.has(state))),
    outstanding: summed(rows.filter(({ state }) => state === 'approved')),
    paid: summed(rows.filter(({ isPaid }) => isPaid === 1)),
  };
}

const counts = (rows: Record<string, unknown>[]): TierCount[] =>
  rows.map(({ tier, tickets }) => ({ tier: tier as number, tickets: tickets as number }));

export function claimLedger(database: DatabaseSync): PrizeLedger {
  const paid = database.prepare(
    `SELECT c.tier AS tier, count(*) AS tickets FROM payment p JOIN claim c USING (claim)
     WHERE p.series = ? AND p.source = '${OWN_PRIZE}' AND p.at_ms <= ? GROUP BY c.tier ORDER BY c.tier`,
  );
  const outstanding = database.prepare(
    `SELECT c.tier AS tier, count(*) AS tickets FROM claim c
       JOIN claim_step s ON s.claim = c.claim AND s.seq =
         (SELECT max(seq) FROM claim_step WHERE claim = c.claim AND at_ms <= ?2)
     WHERE c.series = ?1 AND c.source = '${OWN_PRIZE}' AND s.state = 'approved' GROUP BY c.tier ORDER BY c.tier`,
  );
  // A forgery shows nothing; a ticket that was given back has been seen all the same.
  const claimed = database.prepare(
    `SELECT tier, count(DISTINCT place) AS tickets FROM claim
     WHERE series = ? AND source = '${OWN_PRIZE}' AND state NOT IN ('forged', 'police') GROUP BY tier ORDER BY tier`,
  );
  const ofDraws = database.prepare(
    `SELECT s.state AS state, p.record IS NOT NULL AS isPaid, count(*) AS tickets,
       sum(c.content ->> '$.prize.amountTenge') AS amountTenge
     FROM claim c
       JOIN claim_step s ON s.claim = c.claim AND s.seq =
         (SELECT max(seq) FROM claim_step WHERE claim = c.claim AND at_ms <= ?2)
       LEFT JOIN payment p ON p.claim = c.claim AND p.at_ms <= ?2
     WHERE c.series = ?1 AND c.source <> '${OWN_PRIZE}' GROUP BY 1, 2`,
  );
  const payments = database.prepare(`SELECT ${PAYMENT_SUMS} FROM payment WHERE series = ? AND at_ms <= ?`);
  return {
    ofDraws: (series, untilMs) => drawClaims(ofDraws.all(series, untilMs) as unknown as StateSum[]),
    payments: (series, untilMs) => ({ ...payments.get(series, untilMs) }) as unknown as PaymentSums,
    paid: (series, untilMs) => counts(paid.all(series, untilMs)),
    outstanding: (series, untilMs) => counts(outstanding.all(series, untilMs)),
    claimed: (series) => counts(claimed.all(series)),
  };
}
