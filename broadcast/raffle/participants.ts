/** Who stands behind the codes of a month: look-ups, each on record, and the end of what is kept of somebody. */
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { AftermathState } from '../../engine/raffle/aftermath.ts';
import type { Judgement } from '../../engine/raffle/eligibility.ts';
import type { Account } from '../accounts/accounts.ts';
import type { OpenedParticipant, ParticipantReceipt, PowerOfAttorney } from '../protocol/raffle.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import type { AftermathLog } from './aftermathLog.ts';
import { bindingTree, type RoundName } from './participantCodes.ts';
import type { ParticipantStore } from './participantStore.ts';
import { orUnreadable, type People } from './people.ts';
import type { RaffleRounds } from './raffleRounds.ts';
import type { RaffleStore, StoredRound } from './raffleStore.ts';

export interface ParticipantParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly store: RaffleStore;
  readonly entered: ParticipantStore;
  readonly rounds: RaffleRounds;
  readonly aftermath: AftermathLog;
  readonly people: People;
}

/** Nobody can get the prize any more who has not got it. */
const ENDED = new Set<AftermathState['phase']>(['handed-over', 'closed-without-handover']);

export class Participants {
  readonly #parts: ParticipantParts;

  constructor(parts: ParticipantParts) {
    this.#parts = parts;
  }

  /** A participant's code and what proves it, by the number: so that each can be told theirs. */
  find(name: RoundName, number: string, by: Account): ParticipantReceipt {
    const { rounds, entered, people } = this.#parts;
    const round = rounds.round(name);
    const code = entered.codeOf(round.batch, people.lookupOf(number));
    if (code === null)
      throw new Refused('NOT_FOUND', `${name.raffle} ${name.month}: nobody with this number takes part`);
    const { salt } = this.#opened(round, code, by);
    const commitments = entered.commitments(round.batch);
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

  /** @throws Refused once the data was erased */
  person(name: RoundName, code: string, by: Account): OpenedParticipant {
    return this.#opened(this.#parts.rounds.round(name), code, by).person;
  }

  #opened(round: StoredRound, code: string, by: Account): ReturnType<People['open']> {
    const { journal, entered, people } = this.#parts;
    const { raffle, month } = round;
    const known = entered.get(round.batch, code);
    if (!known) throw new Refused('NOT_FOUND', `${raffle} ${month}: there is no participant ${code}`);
    if (known.sealed === null) {
      throw new Refused('WRONG_STATE', `${raffle} ${month}: the data of ${code} was erased`, {
        reason: 'raffle-erased',
      });
    }
    const opened = people.open(round, code, known.sealed);
    journal.transact(() => journal.append('raffle.person-opened', { raffle, month, code, by: by.id }));
    return opened;
  }

  /** Who of the last import is out and why, and what was mended. */
  report(name: RoundName, by: Account): Judgement {
    const { journal, rounds, store, people } = this.#parts;
    const { raffle, month } = rounds.round(name);
    const sealed = store.report(name);
    if (sealed === null) throw new Refused('NOT_FOUND', `${raffle} ${month}: there is no report`);
    const judgement = people.openReport(name, sealed);
    journal.transact(() => journal.append('raffle.report-opened', { raffle, month, by: by.id }));
    return judgement;
  }

  /** The name of a participant, for whoever may be told it; null where it was erased or does not open. Not on record: for results with consent. */
  nameOf(round: StoredRound, code: string): string | null {
    const { entered, people } = this.#parts;
    const sealed = entered.get(round.batch, code)?.sealed ?? null;
    return sealed && orUnreadable(() => people.open(round, code, sealed).person.name);
  }

  /** The power of attorney under which somebody comes for the holder, or null. */
  powerOf(round: StoredRound, code: string): PowerOfAttorney | null {
    const { store, people } = this.#parts;
    const last = store.steps(round).findLast(({ step }) => step.type === 'proxy' && step.code === code);
    const paper = last?.paper ?? null;
    return paper && orUnreadable(() => people.openPower(round, paper));
  }

  /**
   * Erases a participant's data, and what was written beside steps about them; the code, its commitment and the records stay, and prove
   * what they proved. Erasing needs no key. `emptyLog` comes after it.
   * @throws Refused WRONG_STATE while they may yet get the prize
   */
  erase(name: RoundName, code: string, by: Account): void {
    const { journal, rounds, entered, store, aftermath } = this.#parts;
    const { raffle, month } = name;
    journal.transact(() => {
      const round = rounds.round(name);
      const known = entered.get(round.batch, code);
      if (!known) throw new Refused('NOT_FOUND', `${raffle} ${month}: there is no participant ${code}`);
      if (known.sealed === null) return;
      const { phase, holder, reserves } = aftermath.state(round);
      if (
        !ENDED.has(phase) &&
        (phase === 'awaiting-draw' || holder?.code === code || reserves.includes(code))
      ) {
        throw new Refused('WRONG_STATE', `${raffle} ${month}: ${code} may yet get the prize`, {
          reason: 'raffle-prize-open',
        });
      }
      this.#forgetInReport(round, code, known.sealed);
      entered.erase(round.batch, code);
      store.forgetNotes(round, code);
      journal.append('raffle.person-erased', { raffle, month, code, by: by.id });
    });
  }

  /** A report that does not open goes as a whole: whom it names cannot be told. */
  #forgetInReport(round: StoredRound, code: string, sealed: Uint8Array): void {
    const { store, people } = this.#parts;
    const report = store.report(round);
    if (report === null) return;
    const rest = orUnreadable(() => {
      const { number } = people.open(round, code, sealed).person;
      const judgement = people.openReport(round, report);
      return { ...judgement, rows: judgement.rows.filter((row) => row.number !== number) };
    });
    store.setReport(round, rest && people.sealReport(round, rest));
  }

  /**
   * Erases what is kept of rows that are out: of one row, or of all, remarks and titles too. Counts and reasons stay on record.
   * @param row as the file counts; null: all
   */
  eraseOut(name: RoundName, row: number | null, by: Account): void {
    const { journal, rounds, store, people } = this.#parts;
    const { raffle, month } = name;
    journal.transact(() => {
      const round = rounds.round(name);
      const sealed = store.report(round);
      if (sealed === null) throw new Refused('NOT_FOUND', `${raffle} ${month}: there is no report`);
      if (row === null) store.setReport(round, null);
      else {
        const judgement = people.openReport(round, sealed);
        const rest = {
          ...judgement,
          rows: judgement.rows.filter((judged) => judged.row !== row || judged.out.length === 0),
          passedOver: judgement.passedOver.filter((passed) => passed.row !== row),
        };
        const isThere =
          rest.rows.length + rest.passedOver.length < judgement.rows.length + judgement.passedOver.length;
        if (!isThere) throw new Refused('NOT_FOUND', `${raffle} ${month}: no row ${row} is out`);
        store.setReport(round, people.sealReport(round, rest));
      }
      journal.append('raffle.rows-erased', { raffle, month, row, by: by.id });
    });
  }

  /** Empties the log in which SQLite keeps former pages: after what was erased, outside of its transaction. */
  emptyLog(): void {
    this.#parts.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}
