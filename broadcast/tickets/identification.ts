/**
 * Identification of a ticket at the counter (clause 9.8): serial and validation code against the sealed outcomes. The same work is
 * done whether the serial was ever printed or not, and every look-up is in the journal: who, which ticket and what for, never what it
 * wins. Who may ask, and how often, is the caller's to limit.
 */
import { createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { formatSerial, indexOfSerial, parseSerial, serialAt } from '../../engine/series/serial.ts';
import { VALIDATION_CODE_CHARACTERS } from '../../engine/series/validationCode.ts';
import type { Holding } from '../../engine/tickets/moveTickets.ts';
import { secretBytes, type TicketSecret } from '../../engine/tickets/ticketSecret.ts';
import type { Journal } from '../store/journal.ts';
import type { KnownSeries, SeriesStore } from '../store/seriesStore.ts';
import type { OfficeKey } from './officeKey.ts';
import { isSealed, SealedSeries, sealTicket, unsealTicket } from './sealedSeries.ts';
import type { TicketBooks } from './ticketBooks.ts';

export interface LookUp {
  /** `SSS-PPPPP-TT`. */
  readonly serial: string;
  /** 10 characters of `engine/series/validationCode.ts`; case and spaces are the caller's to mend. */
  readonly code: string;
  /** Account id. */
  readonly by: string;
  /** What for: an id such as `claim` or `counter`. */
  readonly purpose: string;
}

export interface IdentifiedTicket {
  readonly serial: string;
  readonly series: number;
  /** From 0. */
  readonly place: number;
  /** 0: no win; otherwise the place of the tier in the terms' `instantTiers`, from 1. */
  readonly tier: number;
  /** 0: no win. */
  readonly amountTenge: number;
  /** What is under the latex, for comparing the ticket with the books. */
  readonly secret: TicketSecret;
  /** The state of the ticket, and the record that moved it last. */
  readonly holding: Holding;
  /** The journal record of this look-up. */
  readonly record: number;
}

export type Identification =
  | { readonly kind: 'authentic'; readonly ticket: IdentifiedTicket }
  /** No such ticket, or another code: which of the two is not said. */
  | { readonly kind: 'not-authentic' }
  /** The series is known, its outcomes are not here. */
  | { readonly kind: 'not-sealed' }
  /** The server was started without the office key. */
  | { readonly kind: 'off' };

export interface IdentificationParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly series: SeriesStore;
  readonly books: TicketBooks;
  /** Null: identification is off. */
  readonly office: OfficeKey | null;
}

const NONCE_BYTES = 8;
/** A record as long as a ticket's of ten rows of three, for serials that are none. */
const DUMMY_BYTES = secretBytes({ rows: 10, symbolsPerRow: 3 });

/** Whether two codes are the same, in a time that does not tell how much of them is. */
function isSameCode(given: string, right: string): boolean {
  const padded = (text: string): Buffer =>
    Buffer.from(text.slice(0, VALIDATION_CODE_CHARACTERS).padEnd(VALIDATION_CODE_CHARACTERS), 'latin1');
  return timingSafeEqual(padded(given), padded(right)) && given.length === right.length;
}

/** A place of a series whose outcomes are here. */
interface Place {
  readonly known: KnownSeries;
  readonly place: number;
}

export class Identifications {
  readonly #parts: IdentificationParts;
  readonly #opened = new Map<number, SealedSeries>();
  readonly #dummyKey = createSecretKey(randomBytes(32));
  readonly #dummy: Uint8Array;

  constructor(parts: IdentificationParts) {
    this.#parts = parts;
    this.#dummy = sealTicket(this.#dummyKey, 0, 0, new Uint8Array(DUMMY_BYTES));
  }

  /** Whether the office key is here. */
  get isOn(): boolean {
    return this.#parts.office !== null;
  }

  /** Looks a ticket up; durable in the journal when it returns. */
  identify(lookUp: LookUp): Identification {
    const { office, database, series } = this.#parts;
    if (!office) return { kind: 'off' };
    const serial = parseSerial(lookUp.serial);
    const known = serial ? series.get(serial.series) : null;
    if (known && !isSealed(database, known.series)) return { kind: 'not-sealed' };
    const place = serial && known ? indexOfSerial(serial, known.terms.series.packTickets) : -1;
    const isPrinted =
      serial !== undefined &&
      known !== null &&
      serial.position <= known.terms.series.packTickets &&
      place < known.commitment.tickets;
    const found = isPrinted ? { known, place } : null;
    const secret = found ? this.#sealed(found.known, office).open(place) : this.#openDummy();
    const isAuthentic = isSameCode(lookUp.code, secret?.validationCode ?? '');
    const record = this.#note(lookUp, found);
    if (!found || !secret || !isAuthentic) return { kind: 'not-authentic' };
    return { kind: 'authentic', ticket: this.#ticketOf(found, secret, record) };
  }

  #ticketOf({ known, place }: Place, secret: TicketSecret, record: number): IdentifiedTicket {
    const { terms, series } = known;
    const { tier } = secret;
    return {
      serial: formatSerial(serialAt(series, place, terms.series.packTickets)),
      ...{ series, place, tier, secret, record },
      amountTenge: tier === 0 ? 0 : terms.instantTiers[tier - 1]!.amountTenge,
      holding: this.#parts.books.holdings.at(series, place)!,
    };
  }

  /** As much work as a real ticket makes; nothing comes of it. */
  #openDummy(): null {
    this.#parts.books.holdings.at(0, 0);
    unsealTicket(this.#dummyKey, 0, 0, this.#dummy);
    return null;
  }

  #sealed(known: KnownSeries, office: OfficeKey): SealedSeries {
    const opened = this.#opened.get(known.series);
    if (opened) return opened;
    const sealed = new SealedSeries(this.#parts.database, known, office);
    this.#opened.set(known.series, sealed);
    return sealed;
  }

  /** What was asked for, when it was asked; a serial that was never printed is not written down. */
  #note({ by, purpose }: LookUp, found: Place | null): number {
    const { journal } = this.#parts;
    // Its leaf hash is public and its text is not: without the nonce the place could be tried out.
    const nonce = randomBytes(NONCE_BYTES).toString('hex');
    const body = { series: found?.known.series ?? null, place: found?.place ?? null, by, purpose, nonce };
    return journal.transact(() => journal.append('ticket.looked-up', body)).record.index;
  }
}
