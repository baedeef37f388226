/**
 * Holds the raffles against the journal: every step is on record, follows from the terms, and has its people behind it; no code
 * has changed its holder since the import.
 */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { firstMisfit } from '../../engine/raffle/aftermathMisfit.ts';
import { type RecordedStep, type Step, stepSchema } from '../../engine/raffle/aftermathSteps.ts';
import { parseRaffleTerms, type RaffleTerms, raffleTermsHash } from '../../engine/raffle/raffleTerms.ts';
import { bindingOf } from '../raffle/participantCodes.ts';
import { Broken } from './broken.ts';
import type { JournalAccount } from './journalAccount.ts';

/** A month as its records tell it. */
interface KnownMonth {
  imported: JournalRecord;
  readonly steps: { readonly recorded: RecordedStep; readonly record: JournalRecord }[];
}

const DECIDED = new Set<Step['type']>(['lost', 'handed-over', 'closed']);
const SAID = new Set<Step['type']>([
  ...([
    'contact',
    'contact-mistaken',
    'condition-met',
    'condition-mistaken',
    'consent',
    'proxy',
    'act-sent',
  ] as const),
  'redraw-drafted',
]);

/** The records of raffles, in order. */
function raffleRecords(database: DatabaseSync): JournalRecord[] {
  const rows = database
    .prepare(`SELECT text FROM journal WHERE text LIKE '%"type":"raffle.%' ORDER BY idx`)
    .all();
  return rows
    .map(({ text }) => JSON.parse(text as string) as JournalRecord)
    .filter(({ type }) => type.startsWith('raffle.'));
}

const monthKey = ({ raffle, month }: JournalRecord['body']): string => `${raffle} ${month}`;

/** Who asked for what, until it is confirmed. */
class Decisions {
  readonly #asked = new Map<string, JournalRecord>();
  readonly #account: JournalAccount;
  /** Set between a confirmation and its step, which is the very next record. */
  due: { readonly record: JournalRecord; readonly content: string; readonly by: readonly string[] } | null =
    null;

  constructor(account: JournalAccount) {
    this.#account = account;
  }

  note(record: JournalRecord): void {
    const decision = record.body.decision as string;
    if (record.type === 'raffle.asked') this.#asked.set(decision, record);
    else if (record.type === 'raffle.withdrawn') this.#asked.delete(decision);
    else this.#confirm(decision, record);
  }

  #confirm(decision: string, record: JournalRecord): void {
    const asked = this.#asked.get(decision);
    if (!asked) throw new Broken(record.index, `decision ${decision} was never asked for, or settled before`);
    this.#asked.delete(decision);
    const by = [asked.body.by as string, record.body.by as string];
    const roles = by.map((id) => this.#account.people.people.get(id)?.role);
    const isPair = by[0] !== by[1] && roles.every((role) => role === 'host' || role === 'commission');
    const anyMember = [...this.#account.people.people.values()].some(({ role }) => role === 'commission');
    if (!isPair || (roles[0] === roles[1] && (roles[0] !== 'host' || anyMember))) {
      throw new Broken(
        record.index,
        `decision ${decision} is not confirmed by a second person of the other role`,
      );
    }
    this.due = { record, content: canonicalJson(asked.body.content ?? null), by };
  }

  /** @throws Broken for a step that two people decide and did not, or a confirmation without its step */
  settle(record: JournalRecord, step: Step, by: readonly string[]): void {
    const { due } = this;
    this.due = null;
    if (!DECIDED.has(step.type)) {
      if (due) throw this.undone(due.record);
      return;
    }
    const isDue =
      due?.record.index === record.index - 1 && due.content === canonicalJson(record.body.step ?? null);
    if (!isDue || canonicalJson([...by]) !== canonicalJson([...due.by])) {
      throw new Broken(record.index, `${step.type} has no decision of two people right before it`);
    }
  }

  undone({ index, body }: JournalRecord): Broken {
    return new Broken(
      index,
      `decision ${body.decision} stands there as confirmed, and its step does not follow`,
    );
  }
}

/** What a draw's result says, if it is one of a draw that the journal knows as over. */
function checkResult(record: JournalRecord, step: Step, { draws, picked }: JournalAccount): void {
  if (step.type === 'annulled' && draws.get(step.draw)?.state.redrawn?.next !== step.next) {
    throw new Broken(record.index, `draw ${step.draw} is not held again as ${step.next}`);
  }
  if (step.type !== 'drawn') return;
  const completed = draws.get(step.draw)?.state.completed ?? null;
  const picks = picked.get(step.draw)?.body.picks as { entry: string }[] | undefined;
  const entries = picks?.map(({ entry }) => entry) ?? [];
  const isSame =
    completed?.transcriptDigest === step.transcriptDigest &&
    canonicalJson(entries) === canonicalJson([step.winner, ...step.reserves]);
  if (!isSame) throw new Broken(record.index, `it is not the result of draw ${step.draw}`);
}

function checkPeople(
  record: JournalRecord,
  step: Step,
  by: readonly string[],
  { people }: JournalAccount,
): void {
  const expected = DECIDED.has(step.type) ? 2 : SAID.has(step.type) ? 1 : 0;
  const isKnown = by.every((id) => people.people.has(id));
  if (by.length !== expected || !isKnown)
    throw new Broken(record.index, `${step.type} has other people behind it`);
}

/** The months that the records tell of. @throws Broken at the first record that cannot be */
function readMonths(records: readonly JournalRecord[], account: JournalAccount): Map<string, KnownMonth> {
  const months = new Map<string, KnownMonth>();
  const decisions = new Decisions(account);
  for (const record of records) {
    const { type, body, index, at } = record;
    if (type === 'raffle.imported') months.set(monthKey(body), { imported: record, steps: [] });
    else if (type === 'raffle.step') {
      const known = months.get(monthKey(body));
      const parsed = stepSchema.safeParse(body.step);
      if (!known || !parsed.success || body.seq !== known.steps.length + 1) {
        throw new Broken(index, 'it is no step that follows');
      }
      const by = body.by as string[];
      checkPeople(record, parsed.data, by, account);
      decisions.settle(record, parsed.data, by);
      checkResult(record, parsed.data, account);
      known.steps.push({ recorded: { step: parsed.data, by, atMs: Date.parse(at) }, record });
    } else if (/^raffle\.(?:asked|confirmed|withdrawn)$/.test(type)) decisions.note(record);
  }
  if (decisions.due) throw decisions.undone(decisions.due.record);
  return months;
}

function termsOf(database: DatabaseSync, termsHash: string, record: number): RaffleTerms {
  const row = database.prepare('SELECT terms FROM raffle_terms WHERE terms_hash = ?').get(termsHash);
  const parsed = parseRaffleTerms(JSON.parse((row?.terms as string | undefined) ?? 'null'));
  if (parsed.ok && raffleTermsHash(parsed.terms) === termsHash) return parsed.terms;
  throw new Broken(record, `the raffle terms ${termsHash} are not those that were taken over`);
}

/** The codes of the list, and the binding of their holders, are those of the import. */
function checkImport(database: DatabaseSync, { imported }: KnownMonth): void {
  const { raffle, month, list, binding } = imported.body as Record<string, string>;
  const broken = (what: string): Broken => new Broken(imported.index, `raffle ${raffle} ${month}: ${what}`);
  const round = database
    .prepare('SELECT list, batch, binding, record FROM raffle_round WHERE raffle = ? AND month = ?')
    .get(raffle!, month!);
  if (round?.list !== list || round?.binding !== binding || round?.record !== imported.index) {
    throw broken('the stored import is not the journalled one');
  }
  const people = database
    .prepare('SELECT code, commitment FROM raffle_participant WHERE batch = ? ORDER BY code')
    .all(round!.batch!) as { code: string; commitment: Uint8Array }[];
  const lines = people.map(({ code }) => `${code}\n`).join('');
  const stored = database.prepare('SELECT digest FROM entry_list WHERE list = ?').get(list!);
  if (stored?.digest !== createHash('sha256').update(lines).digest('hex')) {
    throw broken('the participants’ codes are not those of the list');
  }
  if (bindingOf(people.map(({ commitment }) => commitment)) !== binding) {
    throw broken('a code has changed its holder since the import');
  }
}

function checkSteps(database: DatabaseSync, { imported, steps }: KnownMonth): void {
  const { raffle, month, termsHash } = imported.body as Record<string, string>;
  const terms = termsOf(database, termsHash!, imported.index);
  const misfit = firstMisfit(
    steps.map(({ recorded }) => recorded),
    terms,
  );
  if (misfit) {
    throw new Broken(
      steps[misfit.at]!.record.index,
      `raffle ${raffle} ${month}: the terms forbid it: ${misfit.misfit.code}`,
    );
  }
  const rows = database
    .prepare('SELECT step, by, at_ms, record FROM raffle_step WHERE raffle = ? AND month = ? ORDER BY seq')
    .all(raffle!, month!);
  for (const [i, { recorded, record }] of steps.entries()) {
    const row = rows[i];
    const isSame =
      row?.record === record.index &&
      row.at_ms === recorded.atMs &&
      canonicalJson(JSON.parse(row.step as string)) === canonicalJson(recorded.step) &&
      canonicalJson(JSON.parse(row.by as string)) === canonicalJson([...recorded.by]);
    if (!isSame)
      throw new Broken(record.index, `raffle ${raffle} ${month}: the stored step is not the journalled one`);
  }
  if (rows.length !== steps.length) {
    throw new Broken(
      null,
      `raffle ${raffle} ${month}: ${rows.length} steps are stored, ${steps.length} were journalled`,
    );
  }
}

/** Every raffle. @throws Broken at the first thing that disagrees with the journal */
export function checkRaffles(database: DatabaseSync, account: JournalAccount): void {
  const months = readMonths(raffleRecords(database), account);
  for (const known of months.values()) {
    checkImport(database, known);
    checkSteps(database, known);
  }
  const { n } = database.prepare('SELECT count(*) AS n FROM raffle_round').get() as { n: number };
  if (n !== months.size)
    throw new Broken(null, `${n} months of raffles are stored, ${months.size} were journalled`);
}
