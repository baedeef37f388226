/** Holds the state of a data folder against what its journal accounts for. */
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex } from '@noble/hashes/utils.js';
import { commitmentOf } from '../../engine/draw/commitment.ts';
import type { DrawPhase } from '../../engine/draw/drawState.ts';
import { freezeEntries } from '../../engine/draw/entries.ts';
import type { ProvedPick } from '../../engine/draw/transcript.ts';
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import { TirazhError } from '../../engine/errors.ts';
import { numberDigest, printedNumber } from '../store/numberDigest.ts';
import { Broken } from './broken.ts';
import type { DrawAccount, JournalAccount } from './journalAccount.ts';
import { checkCarried, checkReleased, checkScheduledAbort } from './redrawChecks.ts';

interface DrawRow {
  readonly id: string;
  readonly plan: string;
  readonly series: number;
  readonly phase: string;
  readonly closes_ms: number;
  readonly starts_ms: number;
  readonly entry_count: number | null;
  readonly entry_lines: Uint8Array | null;
  readonly transcript: string | null;
  readonly entry_list: string | null;
  readonly redraw_of: string | null;
}

/** The rows' phases that agree with what the events add up to. */
const STORED_PHASES: Record<DrawPhase, readonly string[]> = {
  open: ['open', 'closing'],
  frozen: ['frozen'],
  sealed: ['sealed'],
  showing: ['showing'],
  completed: ['completed'],
  aborted: ['aborted'],
  // A host may have taken it up again.
  missed: ['missed', 'closing', 'frozen'],
};

const recordOf = (
  { records }: DrawAccount,
  type: Parameters<DrawAccount['records']['get']>[0],
): number | null => records.get(type) ?? null;

function checkPlan(row: DrawRow, { state, records }: DrawAccount): void {
  const { plan, phase } = state;
  const isSame =
    canonicalJson(JSON.parse(row.plan)) === canonicalJson(plan) &&
    row.series === plan.series &&
    row.redraw_of === (plan.redrawOf ?? null) &&
    row.closes_ms === Date.parse(plan.closesAt!) &&
    row.starts_ms === Date.parse(plan.startsAt!);
  if (!isSame) throw new Broken(records.get('planned')!, `draw ${row.id}: the stored plan is not its own`);
  if (!STORED_PHASES[phase].includes(row.phase)) {
    const last = Math.max(...records.values());
    throw new Broken(last, `draw ${row.id}: it is stored as ${row.phase}, its events make it ${phase}`);
  }
}

function checkContributions(
  row: DrawRow,
  known: DrawAccount,
  account: JournalAccount,
  database: DatabaseSync,
): void {
  const rows = database
    .prepare('SELECT contributor, commitment, secret FROM contribution WHERE draw = ? ORDER BY place')
    .all(row.id) as { contributor: string; commitment: string; secret: Uint8Array | null }[];
  const committed = recordOf(known, 'committed');
  const stored = rows.map(({ contributor, commitment }) => ({ contributor, commitment }));
  if (canonicalJson(stored) !== canonicalJson(known.state.commitments)) {
    throw new Broken(committed, `draw ${row.id}: the stored commitments are not the published ones`);
  }
  for (const { contributor, commitment, secret } of rows) {
    if (secret && commitmentOf(row.id, contributor, secret) !== commitment) {
      throw new Broken(
        committed,
        `draw ${row.id}: the stored secret of ${contributor} is not the committed one`,
      );
    }
  }
  const journalled = account.secrets.get(row.id) ?? [];
  const opened = rows.map(({ contributor, secret }) => ({
    draw: row.id,
    contributor,
    secret: secret && bytesToHex(secret),
  }));
  for (const [i, record] of journalled.entries()) {
    if (canonicalJson(record.body) !== canonicalJson(opened[i] ?? null)) {
      throw new Broken(record.index, `draw ${row.id}: the stored secret is not the journalled one`);
    }
  }
}

function registeredLines(draw: string, database: DatabaseSync): Buffer {
  const rows = database.prepare('SELECT number FROM registration WHERE draw = ? ORDER BY number').all(draw);
  return Buffer.from(
    (rows as { number: number }[]).map(({ number }) => `${printedNumber(number)}\n`).join(''),
  );
}

const listedLines = (list: string, database: DatabaseSync): Uint8Array =>
  (database.prepare('SELECT lines FROM entry_list WHERE list = ?').get(list) as { lines: Uint8Array }).lines;

/** The frozen list is everybody who registered or was imported, and nobody else. */
function checkEntries(
  row: DrawRow,
  known: DrawAccount,
  account: JournalAccount,
  database: DatabaseSync,
): void {
  const { frozen } = known.state;
  if (!frozen) return;
  const record = recordOf(known, 'frozen');
  const broken = (what: string): Broken => new Broken(record, `draw ${row.id}: ${what}`);
  const lines = row.entry_lines ?? new Uint8Array(0);
  const { entry_list } = row;
  const entered =
    entry_list === null ? account.registered.get(row.id) : account.lists.get(entry_list)?.body.count;
  if (row.entry_count !== frozen.entryCount || entered !== frozen.entryCount) {
    throw broken(
      `${frozen.entryCount} entries were frozen, ${row.entry_count} are stored, ${entered ?? 0} were registered`,
    );
  }
  const source = entry_list === null ? registeredLines(row.id, database) : listedLines(entry_list, database);
  if (Buffer.compare(source, lines) !== 0) {
    throw broken(
      `the stored entries are not the ${entry_list === null ? 'registered numbers' : 'imported list'}`,
    );
  }
  try {
    if (bytesToHex(freezeEntries(lines).root) === frozen.entriesRoot) return;
  } catch (fault) {
    if (!(fault instanceof TirazhError)) throw fault;
  }
  throw broken('the stored entries do not give the frozen root');
}

function checkPicked(
  row: DrawRow,
  known: DrawAccount,
  account: JournalAccount,
  database: DatabaseSync,
): void {
  const picked = account.picked.get(row.id);
  const stored = database.prepare('SELECT seed, picks, record FROM picked WHERE draw = ?').get(row.id) as
    | { seed: Uint8Array; picks: string; record: number }
    | undefined;
  if (!picked && !stored) return;
  const named = (JSON.parse(stored?.picks ?? '[]') as ProvedPick[]).map(({ role, place, index, entry }) => ({
    ...{ role, place, index, entry },
  }));
  const isSame =
    stored !== undefined &&
    picked?.index === stored.record &&
    picked.body.seed === bytesToHex(stored.seed) &&
    canonicalJson(picked.body.picks ?? null) === canonicalJson(named);
  if (!isSame) {
    throw new Broken(picked?.index ?? null, `draw ${row.id}: the stored winners are not the journalled ones`);
  }
  if (known.state.sealed?.record !== picked.index) {
    throw new Broken(picked.index, `draw ${row.id}: the sealed event does not name it`);
  }
}

function checkTranscript(row: DrawRow, known: DrawAccount, journalKey: string): void {
  if (known.state.phase !== 'completed') return;
  const record = recordOf(known, 'completed');
  const verification = verifyTranscript(Buffer.from(row.transcript ?? ''), { journalKey });
  const failed = verification.checks.find(({ outcome }) => outcome === 'failed');
  if (failed) throw new Broken(record, `draw ${row.id}: transcript: ${failed.name}: ${failed.detail}`);
  if (verification.transcript?.digest !== known.state.completed?.transcriptDigest) {
    throw new Broken(record, `draw ${row.id}: the stored transcript is not the one that was published`);
  }
}

/** Every draw. Answers how many there are. @throws Broken at the first that disagrees with the journal */
export function checkDraws(database: DatabaseSync, account: JournalAccount, journalKey: string): number {
  const select = database.prepare(
    'SELECT id, plan, series, phase, closes_ms, starts_ms, entry_count, entry_lines, transcript, entry_list, redraw_of FROM draw ORDER BY created',
  );
  const seen = new Set<string>();
  for (const row of select.iterate() as Iterable<unknown> as Iterable<DrawRow>) {
    const known = account.draws.get(row.id);
    if (!known) throw new Broken(null, `draw ${row.id}: the journal knows nothing of it`);
    checkPlan(row, known);
    checkContributions(row, known, account, database);
    checkReleased(row.id, known, account, database);
    checkCarried(row.id, known, account, database);
    checkScheduledAbort(row.id, known, account);
    checkEntries(row, known, account, database);
    checkPicked(row, known, account, database);
    checkTranscript(row, known, journalKey);
    seen.add(row.id);
  }
  for (const [id, known] of account.draws) {
    if (!seen.has(id)) {
      throw new Broken(
        recordOf(known, 'planned'),
        `draw ${id}: it was planned here, the draw itself is gone`,
      );
    }
  }
  return seen.size;
}

/**
 * A ticket that stands twice in the table was released in between.
 * @throws Broken naming the record of a registration that came too early
 */
export function checkOnce(database: DatabaseSync, { draws }: JournalAccount): void {
  const twice = database
    .prepare(
      `SELECT earlier.draw AS draw, later.record AS record
       FROM registration later JOIN registration earlier USING (number, series)
       WHERE earlier.record < later.record OR (earlier.record = later.record AND earlier.draw < later.draw)`,
    )
    .iterate() as Iterable<unknown> as Iterable<{ draw: string; record: number }>;
  for (const { draw, record } of twice) {
    const ends = draws.get(draw)?.records;
    const calledOff = ends?.get('aborted') ?? ends?.get('redrawn');
    if (calledOff === undefined || calledOff > record) {
      throw new Broken(
        record,
        `it registers a ticket that was registered for draw ${draw}, not called off yet`,
      );
    }
  }
}

/** Every print run and the draw numbers taken over with it. @throws Broken at the first that disagrees */
export function checkSeries(database: DatabaseSync, { series }: JournalAccount): void {
  const rows = database.prepare('SELECT series, commitment FROM series ORDER BY series').all() as {
    series: number;
    commitment: string;
  }[];
  const select = database.prepare('SELECT number FROM ticket WHERE series = ? ORDER BY number');
  for (const row of rows) {
    const record = series.get(row.series);
    if (!record) throw new Broken(null, `series ${row.series}: the journal knows nothing of it`);
    const numbers = (select.all(row.series) as { number: number }[]).map(({ number }) => number);
    const stored = { ...JSON.parse(row.commitment), drawNumbers: numberDigest(numbers) };
    // Of a series that is accounted for, `ticketChecks.ts` has the rest.
    const { byPlace: _, sealed: __, by: ___, priceList: ____, ...received } = record.body;
    if (canonicalJson(received) !== canonicalJson(stored)) {
      throw new Broken(
        record.index,
        `series ${row.series}: its commitment or its ${numbers.length} draw numbers are not those taken over`,
      );
    }
  }
  for (const [number, { index }] of series) {
    if (!rows.some((row) => row.series === number)) {
      throw new Broken(index, `series ${number}: it was taken over here, the series itself is gone`);
    }
  }
}
