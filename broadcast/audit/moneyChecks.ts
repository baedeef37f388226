/** Holds the sums of money against the journal's account: counts, transfers to the budget, and the books of prizes (clauses 7.2, 9.7). */
import type { DatabaseSync } from 'node:sqlite';
import { PAID_STATES } from '../../engine/claims/claim.ts';
import { claimSchedule } from '../../engine/claims/claimSchedule.ts';
import { unclaimedAt } from '../../engine/claims/unclaimed.ts';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import { claimLedger, WITHOUT_PRIZE } from '../claims/claimLedger.ts';
import { OWN_PRIZE } from '../claims/claimStore.ts';
import { firstSaleOf, paidPrizes, prizeLots } from '../claims/prizeLots.ts';
import { standingCount, wonOnSold } from '../claims/unclaimedCounts.ts';
import { WonPrizes } from '../claims/wonPrizes.ts';
import type { PaymentSums, PrizeSum } from '../protocol/tickets.ts';
import type { DrawClaims } from '../tickets/prizeLedger.ts';
import { Broken } from './broken.ts';
import type { AccountedClaim, ClaimAccount } from './claimAccount.ts';
import type { JournalAccount } from './journalAccount.ts';

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
/** After everything that was paid. */
const END_OF_DAYS = '9999-12-31';

function checkTransfers(database: DatabaseSync, { claims }: JournalAccount): void {
  const rows = database.prepare('SELECT * FROM budget_transfer').all();
  for (const row of rows) {
    const made = claims.transfers.get(row.transfer as string);
    const stored = [
      row.series,
      JSON.parse(row.lots as string),
      row.asked_by,
      row.state,
      row.confirmed_by,
      row.on_day,
      row.counted,
    ];
    const noted = made && [
      ...[made.series, made.lots, made.askedBy, made.state, made.confirmedBy, made.on, made.counted],
    ];
    if (!isSame(stored, noted ?? null))
      throw new Broken(null, `${row.transfer}: it is stored otherwise than journalled`);
  }
  if (rows.length !== claims.transfers.size)
    throw new Broken(null, 'a journalled transfer to the budget is gone');
}

function checkCounts(database: DatabaseSync, { claims }: JournalAccount): void {
  const rows = database.prepare('SELECT * FROM unclaimed_count ORDER BY record').all();
  for (const row of rows) {
    const record = row.record as number;
    const made = claims.counts.get(record);
    const stored = [row.series, row.on_day, row.counted_by, row.opened, JSON.parse(row.tiers as string)];
    const noted = made && [made.series, made.on, made.by, made.opened, made.tiers];
    if (!isSame(stored, noted ?? null)) {
      throw new Broken(record, 'the count of winners is stored otherwise than journalled');
    }
  }
  if (rows.length !== claims.counts.size) throw new Broken(null, 'a journalled count of winners is gone');
}

/** No lot of prizes gave more than was in it, and the books say what was paid. */
function checkSums(database: DatabaseSync, account: JournalAccount): void {
  const { claims, draws, tickets } = account;
  const won = new WonPrizes(database, (draw) => draws.get(draw)?.state ?? null);
  const ledger = claimLedger(database);
  const involved = new Set(
    [...claims.claims.values(), ...claims.transfers.values()].map(({ series }) => series),
  );
  for (const series of involved) {
    const { terms, policy } = claims.rulesOf(series, null);
    const done = [...claims.transfers.values()].filter(
      (one) => one.series === series && one.state === 'done',
    );
    const count = done.every(({ counted }) => counted !== null) ? standingCount(database, series) : null;
    const facts = {
      ...{ terms, won: won.all(series, terms), paid: paidPrizes(database, series), transfers: done },
      counted: count && wonOnSold(database, count),
    };
    try {
      const lots = prizeLots({ ...facts, firstSale: firstSaleOf(database, series) });
      unclaimedAt(lots, claimSchedule(terms, policy), END_OF_DAYS);
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
      throw new Broken(null, `series ${series}: ${fault.message}`);
    }
    if (!tickets.series.has(series)) continue;
    const booked = ledger.paid(series, Number.MAX_SAFE_INTEGER);
    const made = Map.groupBy(
      [...claims.claims.values()].filter(
        (one) => one.series === series && one.source === '' && PAID_STATES.has(one.content.state),
      ),
      ({ content }) => terms.instantTiers.findIndex(({ id }) => id === content.prize.id) + 1,
    );
    const counted = [...made]
      .map(([tier, paid]) => ({ tier, tickets: paid.length }))
      .sort((a, b) => a.tier - b.tier);
    if (!isSame(booked, counted))
      throw new Broken(null, `series ${series}: the books have other prizes as paid`);
    if (!isSame(ledger.ofDraws(series, Number.MAX_SAFE_INTEGER), drawsOf(claims, series)))
      throw new Broken(null, `series ${series}: the books have other prizes of draws as claimed or paid`);
    if (!isSame(ledger.payments(series, Number.MAX_SAFE_INTEGER), paymentsOf(claims, series)))
      throw new Broken(null, `series ${series}: the books have other payments`);
  }
}

const sumOf = (claims: readonly AccountedClaim[]): PrizeSum => ({
  tickets: claims.length,
  amountTenge: claims.reduce((sum, { content }) => sum + content.prize.amountTenge, 0),
});

function drawsOf({ claims }: ClaimAccount, series: number): DrawClaims {
  const drawn = [...claims.values()].filter((one) => one.series === series && one.source !== OWN_PRIZE);
  return {
    claimed: sumOf(drawn.filter(({ content: { state } }) => !WITHOUT_PRIZE.has(state))),
    outstanding: sumOf(drawn.filter(({ content: { state } }) => state === 'approved')),
    paid: sumOf(drawn.filter(({ paidRecord }) => paidRecord !== null)),
  };
}

/** Of money the tax was withheld; of a thing its winner paid it (9.3, 9.16 е). */
function paymentsOf({ claims }: ClaimAccount, series: number): PaymentSums {
  const payments = [...claims.values()].flatMap(({ series: of, content: { payment } }) =>
    of === series && payment !== null ? [payment] : [],
  );
  const [things, money] = [true, false].map((isThing) =>
    payments.filter(({ form }) => (form === 'in-kind') === isThing),
  ) as [typeof payments, typeof payments];
  const total = (some: typeof payments, name: 'grossTenge' | 'taxTenge' | 'paidTenge'): number =>
    some.reduce((sum, payment) => sum + payment[name], 0);
  return {
    count: payments.length,
    grossTenge: total(payments, 'grossTenge'),
    taxWithheldTenge: total(money, 'taxTenge'),
    taxPaidByWinnersTenge: total(things, 'taxTenge'),
    inKindTenge: total(things, 'grossTenge'),
    paidTenge: total(payments, 'paidTenge'),
  };
}

/** Everything about money. @throws Broken at the first that disagrees with the journal */
export function checkMoney(database: DatabaseSync, account: JournalAccount): void {
  checkCounts(database, account);
  checkTransfers(database, account);
  checkSums(database, account);
}
