/**
 * Monthly raffles on the house's draws: terms, the import of a month's participants, its draft, and who is who. What happens
 * after the draw is `aftermathLog.ts` and `raffleDecisions.ts`.
 */
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex } from '@noble/hashes/utils.js';
import { badInput } from '../../engine/errors.ts';
import type { AftermathState } from '../../engine/raffle/aftermath.ts';
import type { Word } from '../../engine/raffle/aftermathSteps.ts';
import {
  countReasons,
  eligibleRows,
  type Judgement,
  withoutEarlier,
} from '../../engine/raffle/eligibility.ts';
import { monthName } from '../../engine/raffle/monthName.ts';
import {
  parseRaffleTerms,
  type RaffleMonthTerms,
  type RaffleTerms,
  raffleTermsHash,
} from '../../engine/raffle/raffleTerms.ts';
import type { Account } from '../accounts/accounts.ts';
import type { DrawRoom } from '../draws/drawRoom.ts';
import type { EntryLines } from '../entryLists/entryListStore.ts';
import type { DraftRequest, DrawDraft } from '../protocol/host.ts';
import type {
  ImportCounts,
  OpenedParticipant,
  ParticipantReceipt,
  RaffleDraftRequest,
} from '../protocol/raffle.ts';
import { Refused } from '../refused.ts';
import { AftermathLog } from './aftermathLog.ts';
import { bindingOf, bindingTree, codeParticipants, type RoundName } from './participantCodes.ts';
import { People } from './people.ts';
import { RaffleDecisions } from './raffleDecisions.ts';
import { RaffleStore, type StoredRound } from './raffleStore.ts';

export interface RaffleParts
  extends Pick<DrawRoom, 'journal' | 'accounts' | 'draws' | 'drafts' | 'entryLists' | 'log'> {
  readonly database: DatabaseSync;
  readonly now: () => number;
  /** 32 bytes, see `peopleKey`. */
  readonly key: Uint8Array;
}

/** Events of draws after which a month may stand otherwise. */
const TELLING = new Set<unknown>(['completed', 'aborted', 'redrawn']);

/** Codes as the list has them: sorted, one a line. @param codes in order */
const entryLinesOf = (codes: readonly string[]): EntryLines => ({
  count: codes.length,
  lines: new Uint8Array(Buffer.from(codes.map((code) => `${code}\n`).join(''))),
});

export class Raffles {
  readonly store: RaffleStore;
  readonly aftermath: AftermathLog;
  readonly decisions: RaffleDecisions;
  readonly people: People;
  readonly #parts: RaffleParts;

  /** Takes over at once what the draws have said meanwhile, and from then on whenever they say something. */
  constructor(parts: RaffleParts) {
    this.#parts = parts;
    const { database, journal } = parts;
    this.store = new RaffleStore(database);
    this.people = new People(parts.key);
    this.aftermath = new AftermathLog({ ...parts, store: this.store });
    this.decisions = new RaffleDecisions({ ...parts, store: this.store, aftermath: this.aftermath });
    this.aftermath.takeOverResults();
    journal.onCommitted((records) => {
      const isTelling = records.some(
        ({ record }) =>
          record.type === 'draft.dropped' || (record.type === 'draw.event' && TELLING.has(record.body.type)),
      );
      if (isTelling) this.aftermath.takeOverResults();
    });
  }

  /**
   * Takes terms over, new ones or a change (clause 15); months that are imported keep theirs.
   * @throws TirazhError BAD_INPUT with every fault
   */
  takeTerms(json: unknown, by: Account): { readonly raffle: string; readonly termsHash: string } {
    const { journal } = this.#parts;
    const parsed = parseRaffleTerms(json);
    if (!parsed.ok) {
      throw badInput(
        `the terms: ${parsed.faults.map(({ path, message }) => `${path}: ${message}`).join('; ')}`,
      );
    }
    const { terms } = parsed;
    const termsHash = raffleTermsHash(terms);
    const inForce = this.store.current().find(({ raffle }) => raffle === terms.id);
    if (inForce?.termsHash === termsHash) return { raffle: terms.id, termsHash };
    return journal.transact(() => {
      const { record } = journal.append('raffle.terms', { raffle: terms.id, termsHash, by: by.id });
      this.store.setTerms(terms.id, termsHash, terms, record.index);
      return { raffle: terms.id, termsHash };
    });
  }

  /** The terms in force. @throws Refused NOT_FOUND */
  termsOf(raffle: string): { readonly terms: RaffleTerms; readonly termsHash: string } {
    const known = this.store.current().find((candidate) => candidate.raffle === raffle);
    if (!known)
      throw new Refused('NOT_FOUND', `raffle ${raffle}: there is no such raffle; take over its terms first`);
    return known;
  }

  /** @throws Refused NOT_FOUND for a month that the terms do not have */
  monthOf({ raffle, month }: RoundName): { readonly terms: RaffleTerms; readonly draw: RaffleMonthTerms } {
    const { terms } = this.termsOf(raffle);
    const draw = terms.months.find((candidate) => candidate.month === month);
    if (!draw) throw new Refused('NOT_FOUND', `raffle ${raffle}: its terms have no draw of ${month}`);
    return { terms, draw };
  }

  /** A month that was imported. @throws Refused NOT_FOUND */
  round(name: RoundName): StoredRound {
    this.monthOf(name);
    const round = this.store.round(name);
    if (!round)
      throw new Refused('NOT_FOUND', `${name.raffle} ${name.month}: no participants were taken over yet`);
    return round;
  }

  /** A file's judgement with other months looked at. */
  judged(name: RoundName, judgement: Judgement): Judgement {
    const { terms } = this.monthOf(name);
    return withoutEarlier(judgement, terms, (number) =>
      this.store.otherMonthOf(name, this.people.lookupOf(number)),
    );
  }

  countsOf(judgement: Judgement): ImportCounts {
    const { rows } = judgement;
    return { rows: rows.length, eligible: eligibleRows(judgement).length, reasons: countReasons(judgement) };
  }

  /**
   * Takes over a month's participants: a list of codes, sealed data, and the counts on record. Again it takes the place of the
   * import before, until the month is drafted.
   * @param judgement of the file alone; other months are looked at here, in the transaction
   * @throws Refused WRONG_STATE once it is drafted, and for a file with nobody who takes part
   */
  importMonth(name: RoundName, judgement: Judgement, by: Account): StoredRound {
    const { journal, entryLists } = this.#parts;
    return journal.transact(() => {
      const { termsHash } = this.termsOf(name.raffle);
      const known = this.store.round(name);
      if (known) this.#expectNoDraw(known);
      const judged = this.judged(name, judgement);
      const eligible = eligibleRows(judged);
      if (eligible.length === 0) {
        throw new Refused('WRONG_STATE', `${name.raffle} ${name.month}: nobody in the file takes part`, {
          reason: 'raffle-nobody',
        });
      }
      const coded = codeParticipants(
        name,
        eligible.map(({ number }) => number!),
      );
      const byNumber = new Map(eligible.map((row) => [row.number!, row]));
      const listName = `${name.raffle} ${name.month}`;
      const { list } = entryLists.add(entryLinesOf(coded.map(({ code }) => code)), {
        ...{ name: listName, createdBy: by.id, from: null },
      });
      const binding = bindingOf(coded.map(({ commitment }) => commitment));
      const counts = this.countsOf(judged);
      const { record } = journal.append('raffle.imported', {
        ...{ raffle: name.raffle, month: name.month, termsHash, list, binding, by: by.id },
        ...{ rows: counts.rows, eligible: counts.eligible, reasons: { ...counts.reasons } },
      });
      const round: StoredRound = {
        ...name,
        ...{ termsHash, list, binding, counts, importedBy: by.id, record: record.index, draw: null },
      };
      const participants = coded.map((person) => ({
        code: person.code,
        commitment: person.commitment,
        lookup: this.people.lookupOf(person.number),
        sealed: this.people.seal(name, person, byNumber.get(person.number)!),
      }));
      const told = {
        ...judged,
        rows: judged.rows.filter(({ out, repairs }) => out.length + repairs.length > 0),
      };
      this.store.replaceRound(round, participants, this.people.sealReport(name, told));
      return round;
    });
  }

  /**
   * Drafts the month's draw, or the one among its reserves when that is due (clauses 5, 10): an ordinary draft, to which the
   * commission commits.
   */
  draft(name: RoundName, request: RaffleDraftRequest, by: Account): DrawDraft {
    return this.#parts.journal.transact(() => {
      const round = this.round(name);
      const state = this.aftermath.state(round);
      return state.phase === 'redraw-due'
        ? this.#draftRedraw(round, state, request, by)
        : this.#draftMonth(round, request, by);
    });
  }

  #draftMonth(round: StoredRound, request: RaffleDraftRequest, by: Account): DrawDraft {
    const { drafts, journal } = this.#parts;
    this.#expectNoDraw(round);
    const terms = this.store.terms(round.termsHash)!;
    const reserves = Math.min(terms.draw.reserves, round.counts.eligible - 1);
    const draft = drafts.create(this.#draftRequest(round, round.list, reserves, request), by);
    this.store.setDraw(round, draft.draw);
    const { raffle, month } = round;
    journal.append('raffle.drafted', { raffle, month, draw: draft.draw, by: by.id });
    return draft;
  }

  #draftRedraw(
    round: StoredRound,
    { reserves }: AftermathState,
    request: RaffleDraftRequest,
    by: Account,
  ): DrawDraft {
    const { drafts, entryLists } = this.#parts;
    const codes = [...reserves].sort();
    const { list } = entryLists.add(entryLinesOf(codes), {
      ...{ name: `${round.raffle} ${round.month}, reserves`, createdBy: by.id, from: null },
    });
    const draft = drafts.create(this.#draftRequest(round, list, codes.length - 1, request), by);
    this.aftermath.take(round, { type: 'redraw-drafted', draw: draft.draw, list }, [by.id]);
    return draft;
  }

  #draftRequest(
    { termsHash, month }: StoredRound,
    list: string,
    reserves: number,
    { closesAt, startsAt, commission }: RaffleDraftRequest,
  ): DraftRequest {
    const terms = this.store.terms(termsHash)!;
    const { amountTenge } = terms.months.find((candidate) => candidate.month === month)!;
    const name = monthName(month);
    const title = (language: 'kk' | 'ru' | 'en'): string => `${terms.name[language]}, ${name[language]}`;
    return {
      ...{ closesAt, startsAt, commission, reserves },
      prizes: [{ name: terms.prize.name, amountTenge }],
      entries: { kind: 'list', list },
      title: { kk: title('kk'), ru: title('ru'), en: title('en') },
    };
  }

  /** Whether the month's draw is drafted or under way; one that was dropped or called off is none. */
  #expectNoDraw({ raffle, month, draw }: StoredRound): void {
    if (draw === null) return;
    const { drafts, draws } = this.#parts;
    const held = draws.get(draw);
    const isGone =
      held === null
        ? !drafts.open().some((draft) => draft.draw === draw)
        : held.phase === 'aborted' && held.redrawnAs === null;
    if (isGone) return;
    throw new Refused('WRONG_STATE', `${raffle} ${month}: its draw ${draw} is drafted already`, {
      ...{ reason: 'raffle-month-drafted', params: { draw } },
    });
  }

  /** One person's word on the month's prize. */
  say(name: RoundName, word: Word, by: Account, note: string | null): void {
    const sealed = note === null ? null : this.people.sealNote(name, note);
    this.aftermath.take(this.round(name), word, [by.id], sealed);
  }

  /** A participant's code and what proves it, by the number: so that each can be told theirs. The look-up is on record. */
  find(name: RoundName, number: string, by: Account): ParticipantReceipt {
    const round = this.round(name);
    const code = this.store.codeOf(name, this.people.lookupOf(number));
    if (code === null)
      throw new Refused('NOT_FOUND', `${name.raffle} ${name.month}: nobody with this number takes part`);
    const { salt } = this.#opened(name, code, by);
    const commitments = this.store.commitments(name);
    const tree = bindingTree(commitments.map(({ commitment }) => commitment));
    const index = commitments.findIndex((candidate) => candidate.code === code);
    return {
      code,
      salt: bytesToHex(salt),
      commitment: bytesToHex(commitments[index]!.commitment),
      proof: {
        ...{ index, count: commitments.length, binding: round.binding },
        path: tree.inclusionProof(index).map((hash) => bytesToHex(hash)),
      },
    };
  }

  /** Who stands behind a code. The look-up is on record. @throws Refused once the data was erased */
  person(name: RoundName, code: string, by: Account): OpenedParticipant {
    this.round(name);
    return this.#opened(name, code, by).person;
  }

  #opened(name: RoundName, code: string, by: Account): ReturnType<People['open']> {
    const { journal } = this.#parts;
    const { raffle, month } = name;
    const known = this.store.participant(name, code);
    if (!known) throw new Refused('NOT_FOUND', `${raffle} ${month}: there is no participant ${code}`);
    if (known.sealed === null) {
      throw new Refused('WRONG_STATE', `${raffle} ${month}: the data of ${code} was erased`, {
        reason: 'raffle-erased',
      });
    }
    const opened = this.people.open(name, code, known.sealed);
    journal.transact(() => journal.append('raffle.person-opened', { raffle, month, code, by: by.id }));
    return opened;
  }

  /** Who of the last import is out and why, and what was mended. The look is on record. */
  report(name: RoundName, by: Account): Judgement {
    const { journal } = this.#parts;
    const { raffle, month } = this.round(name);
    const sealed = this.store.report(name);
    if (sealed === null) throw new Refused('NOT_FOUND', `${raffle} ${month}: there is no report`);
    const judgement = this.people.openReport(name, sealed);
    journal.transact(() => journal.append('raffle.report-opened', { raffle, month, by: by.id }));
    return judgement;
  }

  /** The name of a participant, for whoever may be told it; null once erased. Not on record: for results with consent. */
  nameOf(name: RoundName, code: string): string | null {
    const sealed = this.store.participant(name, code)?.sealed ?? null;
    return sealed === null ? null : this.people.open(name, code, sealed).person.name;
  }

  /**
   * Erases a participant's data; the code, its commitment and the records stay, and prove what they proved.
   * @throws Refused WRONG_STATE while they may yet get the prize
   */
  erase(name: RoundName, code: string, by: Account): void {
    const { journal } = this.#parts;
    const { raffle, month } = name;
    journal.transact(() => {
      const { phase, holder, reserves } = this.aftermath.state(this.round(name));
      const isOpen = phase !== 'handed-over' && phase !== 'closed-without-handover';
      if (isOpen && (phase === 'awaiting-draw' || holder?.code === code || reserves.includes(code))) {
        throw new Refused('WRONG_STATE', `${raffle} ${month}: ${code} may yet get the prize`, {
          reason: 'raffle-prize-open',
        });
      }
      const { person } = this.#opened(name, code, by);
      const report = this.store.report(name);
      if (report) {
        const judgement = this.people.openReport(name, report);
        const rows = judgement.rows.filter(({ number }) => number !== person.number);
        this.store.setReport(name, this.people.sealReport(name, { ...judgement, rows }));
      }
      this.store.erase(name, code);
      journal.append('raffle.person-erased', { raffle, month, code, by: by.id });
    });
  }
}
