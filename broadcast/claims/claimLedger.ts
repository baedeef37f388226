/** What the books of tickets, and the public page of prizes, ask of the claims to instant prizes. */
import type { DatabaseSync } from 'node:sqlite';
import type { PrizeLedger, TierCount } from '../tickets/prizeLedger.ts';
import { OWN_PRIZE } from './claimStore.ts';

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
  return {
    paid: (series, untilMs) => counts(paid.all(series, untilMs)),
    outstanding: (series, untilMs) => counts(outstanding.all(series, untilMs)),
    claimed: (series) => counts(claimed.all(series)),
  };
}
