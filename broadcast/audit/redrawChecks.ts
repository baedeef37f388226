/** Tickets and lists of draws that were called off or are held again: nobody is lost, nobody slips in. */
import type { DatabaseSync } from 'node:sqlite';
import { withoutEntries } from '../entryLists/withoutEntries.ts';
import { Broken } from './broken.ts';
import type { DrawAccount, JournalAccount } from './journalAccount.ts';

/** What was left out of the draw that is held instead of `draw`. */
function excludedFrom(draw: string, { people }: JournalAccount): readonly string[] {
  for (const act of people.acts.values()) {
    if (act.draw === draw && act.kind === 'redraw' && act.state === 'done') return act.excluded;
  }
  return [];
}

const count = (database: DatabaseSync, sql: string, ...given: (string | number)[]): number =>
  (
    database.prepare(`SELECT count(*) AS n FROM registration AS r WHERE ${sql}`).get(...given) as {
      n: number;
    }
  ).n;

/** Of a ticket that another draw has. */
const STANDS_ELSEWHERE = `EXISTS (
  SELECT 1 FROM registration AS other
  WHERE other.number = r.number AND other.series = r.series AND other.draw <> r.draw
)`;

/**
 * A ticket is free again if, and only if, its draw was called off, and is not held for a redraw; once the redraw is
 * published, only those left out stay with the old draw.
 */
export function checkReleased(
  draw: string,
  { state, records }: DrawAccount,
  account: JournalAccount,
  database: DatabaseSync,
): void {
  const { phase, redrawn } = state;
  const isPublished = redrawn !== null && account.draws.has(redrawn.next);
  const isAborted = phase === 'aborted';
  const broken = (wrong: number, what: string): Broken => {
    const type = redrawn ? 'redrawn' : isAborted ? 'aborted' : 'planned';
    return new Broken(records.get(type) ?? null, `draw ${draw}: ${wrong} of its registrations are ${what}`);
  };
  if (isPublished) {
    const left = new Set(excludedFrom(draw, account).map(Number));
    const rows = database.prepare('SELECT number, released FROM registration WHERE draw = ?').all(draw) as {
      number: number;
      released: number;
    }[];
    const wrong = rows.filter(({ number, released }) => (released === 0) !== left.has(number)).length;
    if (wrong > 0) throw broken(wrong, 'released or kept against what the redraw says');
    return;
  }
  if (redrawn && isAborted) {
    const lost = count(database, `draw = ? AND released = 1 AND NOT ${STANDS_ELSEWHERE}`, draw);
    if (lost > 0) throw broken(lost, 'not held for the redraw');
    return;
  }
  const isReleased = isAborted ? 1 : 0;
  const wrong = count(database, 'draw = ? AND released <> ?', draw, isReleased);
  if (wrong === 0) return;
  throw broken(wrong, isAborted ? 'not released though it was called off' : 'released though it stands');
}

/** Whoever took part in the old draw takes part in the new one, but for those left out and those who went elsewhere. */
export function checkCarried(
  draw: string,
  { state, records }: DrawAccount,
  account: JournalAccount,
  database: DatabaseSync,
): void {
  const old = state.plan.redrawOf;
  if (old === undefined) return;
  const excluded = excludedFrom(old, account);
  const record = account.carried.get(draw)?.index ?? records.get('planned') ?? null;
  const broken = (what: string): Broken => new Broken(record, `draw ${draw}: ${what}`);
  if (state.plan.series === null) {
    const select = database.prepare(
      `SELECT coalesce(draw.entry_lines, entry_list.lines) AS entered, entry_list.lines AS listed
       FROM draw JOIN entry_list ON entry_list.list = draw.entry_list WHERE draw.id = ?`,
    );
    const lines = (id: string) => select.get(id) as { entered: Uint8Array; listed: Uint8Array } | undefined;
    const kept = withoutEntries(lines(old)?.entered ?? new Uint8Array(0), excluded).lines;
    if (Buffer.compare(kept, lines(draw)?.listed ?? new Uint8Array(0)) === 0) return;
    throw broken(`its list is not that of ${old} without those left out`);
  }
  const left = new Set(excluded.map(Number));
  const numbers = (id: string): number[] =>
    (database.prepare('SELECT number FROM registration WHERE draw = ?').all(id) as { number: number }[]).map(
      ({ number }) => number,
    );
  const carried = new Set(numbers(draw));
  const before = new Set(numbers(old));
  for (const number of carried) {
    if (!before.has(number)) throw broken(`a ticket takes part that ${old} did not have`);
    if (left.has(number)) throw broken('a ticket takes part that was left out');
  }
  const elsewhere = count(database, `draw = ? AND ${STANDS_ELSEWHERE}`, old);
  const missing = before.size - carried.size - [...left].filter((number) => before.has(number)).length;
  if (missing > elsewhere - carried.size) throw broken(`${missing} tickets of ${old} are lost`);
}

/** The scheduler calls off what too few entered, and nothing else. */
export function checkScheduledAbort(
  draw: string,
  { state, records }: DrawAccount,
  account: JournalAccount,
): void {
  const { aborted, plan, frozen } = state;
  if (aborted?.by.join() !== 'scheduler') return;
  const entered = account.registered.get(draw) ?? 0;
  if (frozen === null && entered < plan.winners + plan.reserves) return;
  throw new Broken(
    records.get('aborted') ?? null,
    `draw ${draw}: ${entered} were enough; no scheduler calls that off`,
  );
}
