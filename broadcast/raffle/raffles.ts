/**
 * Monthly raffles on the house's draws: which there are, a month's participants, its drafts, who is who, and what happens after the draw.
 * Here the parts are put together.
 */
import type { DatabaseSync } from 'node:sqlite';
import { badInput } from '../../engine/errors.ts';
import type { Word } from '../../engine/raffle/aftermathSteps.ts';
import type { Account } from '../accounts/accounts.ts';
import type { DrawRoom } from '../draws/drawRoom.ts';
import type { PowerOfAttorney } from '../protocol/raffle.ts';
import { Refused } from '../refused.ts';
import type { StoredRecord } from '../store/journal.ts';
import { AftermathLog } from './aftermathLog.ts';
import { MonthDrafts } from './monthDrafts.ts';
import { MonthImports } from './monthImports.ts';
import type { RoundName } from './participantCodes.ts';
import { ParticipantStore } from './participantStore.ts';
import { Participants } from './participants.ts';
import { People } from './people.ts';
import { RaffleDecisions } from './raffleDecisions.ts';
import { RaffleRounds } from './raffleRounds.ts';
import { RaffleStore } from './raffleStore.ts';

export interface RaffleParts
  extends Pick<DrawRoom, 'journal' | 'accounts' | 'draws' | 'drafts' | 'entryLists' | 'log'> {
  readonly database: DatabaseSync;
  readonly now: () => number;
  /** 32 bytes, see `peopleKey`; null: people cannot be read, all else goes on. */
  readonly key: Uint8Array | null;
}

/** Events of draws after which a month may stand otherwise. */
const TELLING = new Set<unknown>(['completed', 'aborted', 'redrawn']);
const isTelling = ({ record: { type, body } }: StoredRecord): boolean =>
  type === 'draft.dropped' || (type === 'draw.event' && TELLING.has(body.type));

export class Raffles {
  readonly store: RaffleStore;
  readonly entered: ParticipantStore;
  readonly rounds: RaffleRounds;
  readonly imports: MonthImports;
  readonly drafts: MonthDrafts;
  readonly participants: Participants;
  readonly aftermath: AftermathLog;
  readonly decisions: RaffleDecisions;
  readonly people: People;

  /** Takes over at once what the draws have said meanwhile, and from then on whenever they say something. */
  constructor(parts: RaffleParts) {
    const { database, journal, key } = parts;
    this.store = new RaffleStore(database);
    this.entered = new ParticipantStore(database);
    this.people = new People(key);
    this.rounds = new RaffleRounds(journal, this.store);
    const { store, entered, people, rounds } = this;
    this.aftermath = new AftermathLog({ ...parts, store, entered });
    const { aftermath } = this;
    this.decisions = new RaffleDecisions({ ...parts, store, aftermath });
    this.drafts = new MonthDrafts({ ...parts, store, aftermath });
    this.imports = new MonthImports({ ...parts, store, entered, people, rounds, drafts: this.drafts });
    this.participants = new Participants({ ...parts, store, entered, rounds, aftermath, people });
    aftermath.takeOverResults();
    journal.onCommitted((records) => {
      if (records.some(isTelling)) aftermath.takeOverResults();
    });
  }

  /**
   * One person's word on the month's prize, with what is written beside it.
   * @param power of whoever comes with a power of attorney, and of nobody else (clause 14)
   * @throws TirazhError BAD_INPUT for a proxy without one, and for an act signed by hand without a note (clause 7)
   */
  say(
    name: RoundName,
    word: Word,
    by: Account,
    note: string | null,
    power: PowerOfAttorney | null = null,
  ): void {
    if (word.type === 'condition-met' && word.signing === 'by-hand' && note === null) {
      const { clause } = this.rounds.monthOf(name).terms.conditions['act-signed'];
      const message = `clause ${clause}: an act signed by hand needs a note: why, and which papers came`;
      throw new Refused('BAD_REQUEST', message, { reason: 'raffle-by-hand-note', params: { clause } });
    }
    const isProxy = word.type === 'proxy' && word.present;
    if (isProxy && power === null) throw badInput('power: expected the power of attorney of the proxy');
    if (!isProxy && power !== null) throw badInput('power: expected null beside any other word');
    const sealed = {
      note: note === null ? null : this.people.sealNote(name, note),
      paper: power && this.people.sealPower(name, power),
    };
    this.aftermath.take(this.rounds.round(name), word, [by.id], sealed);
  }
}
