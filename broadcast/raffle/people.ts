/** Participants' data, sealed: what is kept of each, and the keyed hash by which a number is found again. */
import { createHmac } from 'node:crypto';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { JudgedRow, Judgement } from '../../engine/raffle/eligibility.ts';
import type { OpenedParticipant, PowerOfAttorney } from '../protocol/raffle.ts';
import { Refused } from '../refused.ts';
import { openText, sealText } from '../store/sealedText.ts';
import type { CodedParticipant, RoundName } from './participantCodes.ts';

/** What lies sealed beside a code. */
interface SealedParticipant extends Omit<OpenedParticipant, 'code'> {
  /** Hex. */
  readonly salt: string;
}

/** 32 bytes each. */
interface Keys {
  readonly sealing: Uint8Array;
  readonly lookup: Uint8Array;
}

const placeOf = ({ raffle, month }: RoundName, what: string): string => `${raffle} ${month} ${what}`;

const UNREADABLE = 'raffle-people-unreadable';

function unreadable(): Refused {
  const message =
    'participants’ data do not open: raffle-people.secret is missing or another; put it back from its copy';
  return new Refused('WRONG_STATE', message, { reason: UNREADABLE });
}

/** What data that do not open are worth where something else is shown all the same: null. */
export function orUnreadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof Refused && fault.detail?.reason === UNREADABLE) return null;
    throw fault;
  }
}

export class People {
  readonly #key: Uint8Array | null;
  readonly #keys: Keys | null;

  /** @param key 32 bytes, each use has its own key derived from it; null: nothing can be sealed or opened */
  constructor(key: Uint8Array | null) {
    const derived = (use: string): Uint8Array =>
      new Uint8Array(createHmac('sha256', key!).update(`tirazh/raffle/people/v1/${use}`).digest());
    this.#key = key;
    this.#keys = key && { sealing: derived('seal'), lookup: derived('lookup') };
  }

  get hasKey(): boolean {
    return this.#key !== null;
  }

  /** For a thread that seals. @throws Refused WRONG_STATE without a key: codes, draws and records are there all the same */
  expectKey(): Uint8Array {
    if (this.#key) return this.#key;
    throw unreadable();
  }

  #expectKeys(): Keys {
    if (this.#keys) return this.#keys;
    throw unreadable();
  }

  #open(place: string, sealed: Uint8Array): string {
    const { sealing } = this.#expectKeys();
    try {
      return openText(sealing, place, sealed);
    } catch {
      throw unreadable();
    }
  }

  #seal = (place: string, text: string): Uint8Array => sealText(this.#expectKeys().sealing, place, text);

  /** Says nothing of the number to who has not the key. 32 bytes. */
  lookupOf(number: string): Uint8Array {
    return new Uint8Array(createHmac('sha256', this.#expectKeys().lookup).update(number).digest());
  }

  seal(
    round: RoundName,
    { code, salt, number }: CodedParticipant,
    { given, connectedOn }: JudgedRow,
  ): Uint8Array {
    const { name, region, phone, email } = given;
    const person: SealedParticipant = {
      ...{ number, name, package: given.package, connectedOn: connectedOn!, region, phone, email },
      salt: bytesToHex(salt),
    };
    return this.#seal(placeOf(round, code), JSON.stringify(person));
  }

  /** @throws Refused WRONG_STATE for bytes that do not open */
  open(round: RoundName, code: string, sealed: Uint8Array): { person: OpenedParticipant; salt: Uint8Array } {
    const { salt, ...person } = JSON.parse(this.#open(placeOf(round, code), sealed)) as SealedParticipant;
    return { person: { code, ...person }, salt: hexToBytes(salt) };
  }

  /** A note beside a step: words of people may name people. */
  sealNote(round: RoundName, note: string): Uint8Array {
    return this.#seal(placeOf(round, 'note'), note);
  }

  openNote(round: RoundName, sealed: Uint8Array): string {
    return this.#open(placeOf(round, 'note'), sealed);
  }

  sealPower(round: RoundName, power: PowerOfAttorney): Uint8Array {
    return this.#seal(placeOf(round, 'power'), JSON.stringify(power));
  }

  openPower(round: RoundName, sealed: Uint8Array): PowerOfAttorney {
    return JSON.parse(this.#open(placeOf(round, 'power'), sealed)) as PowerOfAttorney;
  }

  /** Who is out and why, and who is in after a repair. */
  sealReport(round: RoundName, judgement: Judgement): Uint8Array {
    return this.#seal(placeOf(round, 'report'), JSON.stringify(judgement));
  }

  openReport(round: RoundName, sealed: Uint8Array): Judgement {
    return JSON.parse(this.#open(placeOf(round, 'report'), sealed)) as Judgement;
  }
}
