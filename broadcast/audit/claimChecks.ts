/** Holds the tables of claims, payments and people against the journal's account of them; sums of money are `moneyChecks.ts`'. */
import type { DatabaseSync } from 'node:sqlite';
import { isOriginalShown } from '../../engine/claims/claim.ts';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import { holdingAt } from '../../engine/tickets/holdingAt.ts';
import { ClaimStore } from '../claims/claimStore.ts';
import { Broken } from './broken.ts';
import type { AccountedClaim } from './claimAccount.ts';
import type { JournalAccount } from './journalAccount.ts';
import { checkMoney } from './moneyChecks.ts';

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
const firstRecord = ({ steps }: AccountedClaim): number => steps[0]!.record.index;
const lastRecord = ({ steps }: AccountedClaim): number => steps.at(-1)!.record.index;

function checkRows(store: ClaimStore, { claims }: JournalAccount): void {
  let seen = 0;
  for (const { claim, series, place, source, tier, content, seq, record, person } of store.all()) {
    const made = claims.claims.get(claim);
    if (!made) throw new Broken(null, `${claim}: the journal knows nothing of it`);
    const { terms } = claims.rulesOf(series, record);
    const own =
      source === '' ? terms.instantTiers.findIndex(({ id }) => id === made.content.prize.id) + 1 : 0;
    const agrees =
      isSame(
        [series, place, source, record, person],
        [made.series, made.place, made.source, firstRecord(made), made.person],
      ) &&
      isSame(content, made.content) &&
      seq === made.steps.length - 1 &&
      tier === own;
    if (!agrees)
      throw new Broken(lastRecord(made), `${claim}: it is stored otherwise than the journal makes it`);
    const stored = store.steps(claim).map(({ act, by, record: at }) => [act, by, at]);
    const noted = made.steps.map(({ act, record: { index, body } }) => [act, body.by, index]);
    if (!isSame(stored, noted))
      throw new Broken(lastRecord(made), `${claim}: its history is not the journalled one`);
    seen++;
  }
  if (seen === claims.claims.size) return;
  for (const made of claims.claims.values()) {
    if (!store.get(made.claim))
      throw new Broken(firstRecord(made), `${made.claim}: it was opened here, the claim itself is gone`);
  }
}

/** Each payment of the journal is a row and each row a payment, to the tenge. */
function checkPayments(database: DatabaseSync, { claims }: JournalAccount): void {
  const rows = database
    .prepare(
      'SELECT claim, form, on_day, gross_tenge, tax_tenge, paid_tenge, reference, record, series, place, source FROM payment',
    )
    .all();
  const paid = [...claims.claims.values()].filter(({ paidRecord }) => paidRecord !== null);
  for (const row of rows) {
    const made = claims.claims.get(row.claim as string);
    const payment = made?.content.payment;
    const agrees =
      made &&
      payment &&
      isSame(
        [row.form, row.on_day, row.gross_tenge, row.tax_tenge, row.paid_tenge, row.reference, row.record],
        [
          payment.form,
          payment.on,
          payment.grossTenge,
          payment.taxTenge,
          payment.paidTenge,
          made.reference,
          made.paidRecord,
        ],
      ) &&
      isSame([row.series, row.place, row.source], [made.series, made.place, made.source]);
    if (!agrees)
      throw new Broken(
        made?.paidRecord ?? null,
        `${row.claim}: its payment is stored otherwise than it was journalled`,
      );
  }
  if (rows.length !== paid.length) {
    const stored = new Set(rows.map(({ claim }) => claim));
    const gone = paid.find(({ claim }) => !stored.has(claim));
    throw new Broken(
      gone?.paidRecord ?? null,
      `${rows.length} payments are stored, ${paid.length} were journalled`,
    );
  }
}

/** What a claim did to its ticket, the books of tickets did too; and nobody else moves sold ones (clauses 9.12, 9.14). */
function checkTickets({ claims, tickets }: JournalAccount): void {
  const takenBack = new Set<string>();
  const forged = new Set<string>();
  for (const made of claims.claims.values()) {
    const { claim, series, place } = made;
    const { state } = holdingAt(tickets.series.get(series)!.holdings, place)!;
    const did = (type: string): boolean => made.steps.some(({ act }) => act.type === type);
    const isForged = made.content.expertise?.finding === 'forged';
    const allowed = did('destroy-ticket')
      ? ['destroyed']
      : did('withdraw-ticket')
        ? ['withdrawn', 'destroyed']
        : isForged && !isOriginalShown(made.content)
          ? ['void', 'destroyed']
          : null;
    if (did('withdraw-ticket')) takenBack.add(`${series} ${place}`);
    if (isForged) forged.add(`${series} ${place}`);
    if (allowed === null || allowed.includes(state)) continue;
    throw new Broken(lastRecord(made), `${claim}: the books have its ticket as ${state}`);
  }
  for (const [series, { movements }] of tickets.series) {
    for (const { movement, parts } of movements.values()) {
      const bought = parts.filter(({ state }) => state === 'sold');
      const isStray = (reason: ReadonlySet<string>): boolean =>
        bought.some(({ first, last }) => first !== last || !reason.has(`${series} ${first}`));
      if (movement.state === 'withdrawn' && isStray(takenBack)) {
        throw new Broken(
          movement.record,
          `it takes tickets of series ${series} back that no claim was paid on`,
        );
      }
      if (movement.state === 'void' && isStray(forged)) {
        throw new Broken(
          movement.record,
          `it makes bought tickets of series ${series} void that no expertise did`,
        );
      }
    }
  }
}

function checkPeople(database: DatabaseSync, { claims }: JournalAccount): void {
  const rows = database.prepare('SELECT person FROM person').all();
  const stray = rows.find(({ person }) => !claims.people.has(person as string));
  if (stray) throw new Broken(null, `${stray.person}: the journal has nobody of that name, or erased`);
  if (rows.length !== claims.people.size) {
    throw new Broken(
      null,
      `data of ${rows.length} people are stored, ${claims.people.size} were taken down and not erased`,
    );
  }
}

/** Everything about claims. @throws Broken at the first that disagrees with the journal */
export function checkClaims(database: DatabaseSync, account: JournalAccount): void {
  checkRows(new ClaimStore(database), account);
  checkPayments(database, account);
  checkTickets(account);
  checkPeople(database, account);
  checkMoney(database, account);
}
