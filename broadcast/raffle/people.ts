/** Participants' data, sealed: what is kept of each, and the keyed hash by which a number is found again. */
import { createHmac } from 'node:crypto';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { JudgedRow, Judgement } from '../../engine/raffle/eligibility.ts';
import type { OpenedParticipant } from '../protocol/raffle.ts';
import type { CodedParticipant, RoundName } from './participantCodes.ts';
import { openText, sealText } from './sealedText.ts';

/** What lies sealed beside a code. */
interface SealedParticipant extends Omit<OpenedParticipant, 'code'> {
  /** Hex. */
  readonly salt: string;
}

const SEALING = 'seal';
const LOOKUP = 'lookup';

export class People {
  readonly #sealing: Uint8Array;
  readonly #lookup: Uint8Array;

  /** @param key 32 bytes; each use has its own key derived from it */
  constructor(key: Uint8Array) {
    const derived = (use: string): Uint8Array =>
      new Uint8Array(createHmac('sha256', key).update(`tirazh/raffle/people/v1/${use}`).digest());
    this.#sealing = derived(SEALING);
    this.#lookup = derived(LOOKUP);
  }

  /** Says nothing of the number to who has not the key. 32 bytes. */
  lookupOf(number: string): Uint8Array {
    return new Uint8Array(createHmac('sha256', this.#lookup).update(number).digest());
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
    return sealText(this.#sealing, this.#place(round, code), JSON.stringify(person));
  }

  /** @throws TirazhError CHECK_FAILED for bytes that are not this participant's */
  open(round: RoundName, code: string, sealed: Uint8Array): { person: OpenedParticipant; salt: Uint8Array } {
    const text = openText(this.#sealing, this.#place(round, code), sealed);
    const { salt, ...person } = JSON.parse(text) as SealedParticipant;
    return { person: { code, ...person }, salt: hexToBytes(salt) };
  }

  /** A note beside a step: words of people may name people. */
  sealNote(round: RoundName, note: string): Uint8Array {
    return sealText(this.#sealing, this.#place(round, 'note'), note);
  }

  openNote(round: RoundName, sealed: Uint8Array): string {
    return openText(this.#sealing, this.#place(round, 'note'), sealed);
  }

  /** Who is out and why, and who is in after a repair. */
  sealReport(round: RoundName, judgement: Judgement): Uint8Array {
    return sealText(this.#sealing, this.#place(round, 'report'), JSON.stringify(judgement));
  }

  openReport(round: RoundName, sealed: Uint8Array): Judgement {
    return JSON.parse(openText(this.#sealing, this.#place(round, 'report'), sealed)) as Judgement;
  }

  #place = ({ raffle, month }: RoundName, what: string): string => `${raffle} ${month} ${what}`;
}
