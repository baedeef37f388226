/**
 * What the journal says of people and their acts, record by record: who had which role when, who asked for what, who
 * confirmed it, and that nothing was done to a draw by hand without two of them.
 */
import { z } from 'zod';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { LAPSE_MS, PEOPLE_AN_ACT } from '../acts/acts.ts';
import { PEOPLE_TO_GO_ON } from '../operation/restoredFolder.ts';
import type { ActKind, Role } from '../protocol/host.ts';
import { Broken } from './broken.ts';

export interface KnownPerson {
  readonly role: Role;
  readonly disabled: boolean;
}

export interface KnownAct {
  readonly act: string;
  readonly draw: string;
  readonly kind: ActKind;
  readonly reason: string | null;
  readonly phase: string;
  readonly excluded: readonly string[];
  readonly askedBy: string;
  readonly asked: JournalRecord;
  readonly confirmedBy: string | null;
  readonly state: 'asked' | 'done' | 'withdrawn';
}

/** What has to be done by the very next record. */
interface Due {
  readonly act: KnownAct;
  readonly by: readonly string[];
  /** The record that says so. */
  readonly record: number;
}

/** The record or the event that each kind of act is done by. */
const EFFECTS: Record<ActKind, string> = {
  start: 'started',
  'go-on': 'draw.let-go-on',
  abort: 'aborted',
  pause: 'paused',
  resume: 'resumed',
  foul: 'foul',
  correction: 'correction',
  certification: 'certified',
  redraw: 'redrawn',
};
/** How a start was journalled before it was an event that everybody sees. */
const OLD_START = 'draw.started';
const BY_HAND = new Set([...Object.values(EFFECTS), OLD_START]);
/** The one hand that is no person's: it calls off a draw that too few entered. */
const SCHEDULER = canonicalJson(['scheduler']);

const askedSchema = z.strictObject({
  act: z.string(),
  draw: z.string(),
  kind: z.enum(Object.keys(EFFECTS) as [ActKind, ...ActKind[]]),
  reason: z.string().nullable(),
  phase: z.string(),
  excluded: z.array(z.string()),
  by: z.string(),
});

const PARTNERS: Partial<Record<Role, Role>> = { host: 'commission', commission: 'host' };

export class PeopleAccount {
  readonly people = new Map<string, KnownPerson>();
  readonly acts = new Map<string, KnownAct>();
  /** Commitments handed in for drafts, by draw and account: the last of each. */
  readonly commitments = new Map<string, string>();
  readonly #stateOf: (draw: string) => DrawState | null;
  #due: Due | null = null;
  /** From the first server on that says so. */
  #takesTwo = false;
  /** From the first restoration on that says so: before, one host's word let a held draw go on. */
  #goesOnByTwo = false;

  /** @param stateOf what the events before the present record add up to */
  constructor(stateOf: (draw: string) => DrawState | null) {
    this.#stateOf = stateOf;
  }

  /** The role of an account by the records so far; null for one that there is not, or that was disabled. */
  roleOf(account: string): Role | null {
    const person = this.people.get(account);
    return person && !person.disabled ? person.role : null;
  }

  /** @throws Broken for a record that says what cannot be */
  note(record: JournalRecord): void {
    this.#settle(record);
    const { type, body } = record;
    switch (type) {
      case 'server.started':
        if (body.peopleAnAct === PEOPLE_AN_ACT) this.#takesTwo = true;
        return;
      case 'server.restored':
        if (body.peopleToGoOn === PEOPLE_TO_GO_ON) this.#goesOnByTwo = true;
        return;
      case 'account.created':
        this.people.set(body.account as string, { role: (body.role ?? 'host') as Role, disabled: false });
        return;
      case 'account.disabled':
        this.people.set(body.account as string, { ...this.#person(body.account, record), disabled: true });
        return;
      case 'act.asked':
        this.#asked(record);
        return;
      case 'act.confirmed':
        this.#confirmed(record);
        return;
      case 'act.withdrawn':
        this.#withdrawn(record);
        return;
      case 'draft.committed':
        this.commitments.set(`${body.draw} ${body.by}`, body.commitment as string);
        return;
      case 'draw.event':
        if (body.type === 'committed') this.#committed(record);
        return;
    }
  }

  /** After the last record. @throws Broken where an act was confirmed and not done */
  end(): void {
    if (this.#due) throw this.#undone(this.#due);
  }

  /** What is done by hand has its act right before it, and each act its effect right behind it. */
  #settle(record: JournalRecord): void {
    const due = this.#due;
    this.#due = null;
    const { type, body, index } = record;
    const effect = type === 'draw.event' ? (body.type as string) : type;
    if (due) {
      const isEffect = effect === EFFECTS[due.act.kind] || (due.act.kind === 'start' && effect === OLD_START);
      if (!isEffect || body.draw !== due.act.draw) throw this.#undone(due);
      if (canonicalJson(body.by ?? null) !== canonicalJson([...due.by])) {
        throw new Broken(index, `it names others than those behind act ${due.act.act}`);
      }
      if ('reason' in body && body.reason !== due.act.reason) {
        throw new Broken(index, `its reason is not that of act ${due.act.act}`);
      }
      if (effect === 'redrawn' && body.excluded !== due.act.excluded.length) {
        throw new Broken(index, `it leaves out others than act ${due.act.act}`);
      }
      return;
    }
    if (!BY_HAND.has(effect)) return;
    if (effect === 'aborted' && canonicalJson(body.by ?? null) === SCHEDULER) return;
    // Before acts took two people, one host's word was enough to start a draw, to call one off, to let one go on.
    const isOld =
      effect === EFFECTS['go-on']
        ? !this.#goesOnByTwo && typeof body.by === 'string'
        : !this.#takesTwo && (effect === OLD_START || effect === 'aborted');
    if (!isOld) throw new Broken(index, `${effect} of draw ${body.draw} has no act of two people behind it`);
  }

  #undone({ act, record }: Due): Broken {
    return new Broken(
      record,
      `act ${act.act} stands there as done, and ${EFFECTS[act.kind]} does not follow`,
    );
  }

  #person(id: unknown, { index }: JournalRecord): KnownPerson {
    const person = this.people.get(id as string);
    if (!person) throw new Broken(index, `account ${id} was never created`);
    return person;
  }

  /** Somebody who may act. */
  #actor(id: unknown, record: JournalRecord): KnownPerson {
    const person = this.#person(id, record);
    if (person.disabled) throw new Broken(record.index, `account ${id} was disabled before it`);
    if (!PARTNERS[person.role])
      throw new Broken(record.index, `account ${id} is ${person.role}, who cannot act`);
    return person;
  }

  #phaseOf = (draw: string): string | null => this.#stateOf(draw)?.phase ?? null;

  /** Whether an act can still be confirmed at the instant of `record`. */
  #waits({ state, asked, draw, phase }: KnownAct, { at }: JournalRecord): boolean {
    return (
      state === 'asked' && Date.parse(at) < Date.parse(asked.at) + LAPSE_MS && this.#phaseOf(draw) === phase
    );
  }

  #asked(record: JournalRecord): void {
    const parsed = askedSchema.safeParse(record.body);
    if (!parsed.success) throw new Broken(record.index, 'what it asks for is malformed');
    const { act, draw, kind, reason, phase, excluded, by } = parsed.data;
    this.#actor(by, record);
    if (this.acts.has(act)) throw new Broken(record.index, `act ${act} was asked for before`);
    if (this.#phaseOf(draw) !== phase) {
      throw new Broken(record.index, `draw ${draw} was ${this.#phaseOf(draw)}, not ${phase}`);
    }
    for (const other of this.acts.values()) {
      const isSame = other.draw === draw && other.kind === kind;
      if (isSame && kind !== 'pause' && this.#waits(other, record)) {
        throw new Broken(record.index, `the same act waited already: ${other.act}`);
      }
    }
    const known: KnownAct = {
      ...{ act, draw, kind, reason, phase, excluded },
      ...{ askedBy: by, asked: record, confirmedBy: null, state: 'asked' },
    };
    this.acts.set(known.act, known);
    if (kind === 'pause') this.#due = { act: known, by: [known.askedBy], record: record.index };
  }

  #waiting(record: JournalRecord): KnownAct {
    const known = this.acts.get(record.body.act as string);
    if (!known) throw new Broken(record.index, `act ${record.body.act} was never asked for`);
    if (!this.#waits(known, record)) {
      throw new Broken(record.index, `act ${known.act} waited no more: it was settled or had lapsed`);
    }
    return known;
  }

  #confirmed(record: JournalRecord): void {
    const known = this.#waiting(record);
    const by = record.body.by as string;
    const { role } = this.#actor(by, record);
    const asker = this.#actor(known.askedBy, record);
    const anyMember = [...this.people.values()].some(
      (person) => person.role === 'commission' && !person.disabled,
    );
    const isPair = PARTNERS[asker.role] === role || (!anyMember && role === 'host' && asker.role === 'host');
    if (by === known.askedBy || !isPair) {
      throw new Broken(
        record.index,
        `act ${known.act} is not confirmed by a second person of the other role`,
      );
    }
    const done: KnownAct = { ...known, confirmedBy: by, state: 'done' };
    this.acts.set(known.act, done);
    if (known.kind !== 'pause') this.#due = { act: done, by: [known.askedBy, by], record: record.index };
  }

  #withdrawn(record: JournalRecord): void {
    const known = this.#waiting(record);
    if (record.body.by !== known.askedBy || known.kind === 'pause') {
      throw new Broken(record.index, `act ${known.act} is not withdrawn by who asked for it`);
    }
    this.acts.set(known.act, { ...known, state: 'withdrawn' });
  }

  /** What a member of the commission is said to have committed to is what the member handed in. */
  #committed({ index, body }: JournalRecord): void {
    if (!this.people.has(body.contributor as string)) return;
    if (this.commitments.get(`${body.draw} ${body.contributor}`) === body.commitment) return;
    throw new Broken(index, `it is not the commitment that ${body.contributor} handed in`);
  }
}
