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
import { BindingProofs } from './bindingProofs.ts';
import type { RoundName } from './participantCodes.ts';
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

const noParticipant = ({ raffle, month }: RoundName, code: string): Refused =>
  new Refused('NOT_FOUND', `${raffle} ${month}: there is no participant ${code}`, {
    reason: 'raffle-no-participant',
  });

const noReport = ({ raffle, month }: RoundName): Refused =>
  new Refused('NOT_FOUND', `${raffle} ${month}: there is no report`, { reason: 'raffle-no-report' });

export class Participants {
  readonly #parts: ParticipantParts;
  readonly #proofs: BindingProofs;

  constructor(parts: ParticipantParts) {
    this.#parts = parts;
    this.#proofs = new BindingProofs(parts.entered);
  }

  /** A participant's code and what proves it, by the number: so that each can be told theirs. */
  async find(name: RoundName, number: string, by: Account): Promise<ParticipantReceipt> {
    const { rounds, entered, people } = this.#parts;
    const round = rounds.round(name);
    const code = entered.codeOf(round.batch, people.lookupOf(number));
    const proof = code === null ? null : await this.#proofs.of(round.batch, code);
    // An import that took the place of this one meanwhile has taken its participants along.
    if (code === null || proof === null || rounds.round(name).batch !== round.batch) {
      const message = `${name.raffle} ${name.month}: nobody with this number takes part`;
      throw new Refused('NOT_FOUND', message, { reason: 'raffle-no-participant' });
    }
    const { salt } = this.#opened(round, code, by);
    return {
      code,
      salt: bytesToHex(salt),
      commitment: bytesToHex(entered.get(round.batch, code)!.commitment),
      proof: { ...proof, binding: round.binding, path: proof.path.map((hash) => bytesToHex(hash)) },
    };
  }

  /**
   * Names of some for the paper that the commission signs (clause 5), by code, without those that were erased. One record says that they
   * were opened; nothing is kept.
   * @throws Refused without the key that opens them
   */
  openNames(round: StoredRound, draw: string, codes: readonly string[], by: Account): Map<string, string> {
    const { journal, entered, people } = this.#parts;
    const { raffle, month, batch } = round;
    const known = codes.flatMap((code): [string, string][] => {
      const sealed = entered.get(batch, code)?.sealed ?? null;
      return sealed ? [[code, people.open(round, code, sealed).person.name]] : [];
    });
    const opened = known.map(([code]) => code);
    journal.transact(() =>
      journal.append('raffle.names-opened', { raffle, month, draw, codes: opened, by: by.id }),
    );
    return new Map(known);
  }

  /** Whether people's data open: told before somebody asks for a person. */
  areReadable(): boolean {
    const { entered, people } = this.#parts;
    const some = entered.someSealed();
    return some === null
      ? people.hasKey
      : orUnreadable(() => people.open(some, some.code, some.sealed)) !== null;
  }

  /** @throws Refused once the data was erased */
  person(name: RoundName, code: string, by: Account): OpenedParticipant {
    return this.#opened(this.#parts.rounds.round(name), code, by).person;
  }

  #opened(round: StoredRound, code: string, by: Account): ReturnType<People['open']> {
    const { journal, entered, people } = this.#parts;
    const { raffle, month } = round;
    const known = entered.get(round.batch, code);
    if (!known) throw noParticipant(round, code);
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
    if (sealed === null) throw noReport(name);
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
      if (!known) throw noParticipant(round, code);
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
      if (sealed === null) throw noReport(name);
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
        if (!isThere) {
          const message = `${raffle} ${month}: no row ${row} is out`;
          throw new Refused('NOT_FOUND', message, { reason: 'raffle-no-report' });
        }
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
