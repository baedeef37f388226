/**
 * A series' outcomes under seal. Each ticket's secret is encrypted alone (AES-256-GCM, NIST SP 800-38D), so that a look-up opens
 * one ticket and nothing else.
 *
 *   key      of the series: `OfficeKey.derive('series/' ‖ SSS)`
 *   nonce    12 bytes: the ticket's place, big-endian; a key seals a place once
 *   AAD      ASCII `tirazh/sealed/v1/` ‖ SSS ‖ `/` ‖ place in decimal
 *   record   ciphertext ‖ 16-byte tag
 */
import { createCipheriv, createDecipheriv, createHash, createSecretKey, type KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { checkFailed } from '../../engine/errors.ts';
import { formatSeries } from '../../engine/series/serial.ts';
import type { SeriesColumns } from '../../engine/series/seriesColumns.ts';
import type { PlaceRange } from '../../engine/tickets/placeRange.ts';
import {
  readSecret,
  readTier,
  secretBytes,
  type TicketSecret,
  writeSecrets,
} from '../../engine/tickets/ticketSecret.ts';
import type { KnownSeries } from '../store/seriesStore.ts';
import type { OfficeKey } from './officeKey.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Packs sealed between two looks at something else. */
const STEP_PACKS = 256;

/** A key as `node:crypto` keeps it: from raw bytes it would make one anew for each ticket, which takes three times as long. */
const seriesKey = (office: OfficeKey, series: number): KeyObject =>
  createSecretKey(office.derive(`series/${formatSeries(series)}`));

function nonceOf(place: number): Uint8Array {
  const nonce = new Uint8Array(NONCE_BYTES);
  new DataView(nonce.buffer).setUint32(NONCE_BYTES - 4, place);
  return nonce;
}

const aadOf = (series: number, place: number): Buffer =>
  Buffer.from(`tirazh/sealed/v1/${formatSeries(series)}/${place}`, 'latin1');

/** One ticket's sealed record. */
export function sealTicket(key: KeyObject, series: number, place: number, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv(CIPHER, key, nonceOf(place), { authTagLength: TAG_BYTES });
  cipher.setAAD(aadOf(series, place));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([body, cipher.getAuthTag()]);
}

/** @throws TirazhError CHECK_FAILED for a record that was altered, moved, or sealed under another key */
export function unsealTicket(key: KeyObject, series: number, place: number, record: Uint8Array): Uint8Array {
  const cipher = createDecipheriv(CIPHER, key, nonceOf(place), { authTagLength: TAG_BYTES });
  cipher.setAAD(aadOf(series, place));
  cipher.setAuthTag(record.subarray(-TAG_BYTES));
  const plain = cipher.update(record.subarray(0, -TAG_BYTES));
  try {
    cipher.final();
  } catch (cause) {
    throw checkFailed(
      `series ${formatSeries(series)}, place ${place}: the sealed record was altered since it was received`,
      { cause },
    );
  }
  return plain;
}

export interface SealedPacks {
  /** By pack, from pack 1: records end to end. */
  readonly packs: readonly Uint8Array[];
  /** SHA-256 of all records in order, in hex: what the journal keeps. */
  readonly digest: string;
}

/** Seals a whole series in steps: each yields the share done. Cost: about 5 µs a ticket, 3 s for 500,100. */
export function* sealInSteps(
  columns: SeriesColumns,
  { series, packTickets }: { readonly series: number; readonly packTickets: number },
  office: OfficeKey,
): Generator<number, SealedPacks> {
  const key = seriesKey(office, series);
  const width = secretBytes(columns);
  const hash = createHash('sha256');
  const packs: Uint8Array[] = [];
  for (let from = 0; from < columns.tickets; from += packTickets) {
    const to = Math.min(from + packTickets, columns.tickets);
    const secrets = writeSecrets(columns, from, to);
    const records = Array.from({ length: to - from }, (_, i) =>
      sealTicket(key, series, from + i, secrets.subarray(i * width, (i + 1) * width)),
    );
    const pack = Buffer.concat(records);
    hash.update(pack);
    packs.push(pack);
    if (packs.length % STEP_PACKS === 0) yield to / columns.tickets;
  }
  return { packs, digest: hash.digest('hex') };
}

export class SealedSeries {
  readonly #key: KeyObject;
  readonly #known: KnownSeries;
  readonly #select;
  readonly #selectPack;
  readonly #recordBytes: number;

  constructor(database: DatabaseSync, known: KnownSeries, office: OfficeKey) {
    this.#known = known;
    this.#key = seriesKey(office, known.series);
    this.#recordBytes = secretBytes(known.terms.face) + TAG_BYTES;
    this.#select = database.prepare(
      'SELECT substr(records, ?, ?) AS record FROM sealed_pack WHERE series = ? AND pack = ?',
    );
    this.#selectPack = database.prepare('SELECT records FROM sealed_pack WHERE series = ? AND pack = ?');
  }

  /**
   * Opens what the tickets of a range win, pack by pack, and adds it up: `counts[tier]` grows by the winners of that tier, `counts[0]` by
   * the tickets that win nothing. Yields after each pack. Cost: about 8 µs a ticket.
   * @throws TirazhError CHECK_FAILED for a record that was altered
   */
  *addTiers({ first, last }: PlaceRange, counts: Uint32Array): Generator<void> {
    const { packTickets } = this.#known.terms.series;
    for (let place = first; place <= last; ) {
      const pack = Math.floor(place / packTickets);
      const end = Math.min(last + 1, (pack + 1) * packTickets);
      this.#addPack(pack, place, end, counts);
      place = end;
      yield;
    }
  }

  /** Places [from, to) of one pack. */
  #addPack(pack: number, from: number, to: number, counts: Uint32Array): void {
    const { series, terms } = this.#known;
    const row = this.#selectPack.get(series, pack + 1) as { records: Uint8Array } | undefined;
    if (!row) throw new RangeError(`place: series ${series} has no sealed ticket at ${from}`);
    for (let place = from; place < to; place++) {
      const start = (place - pack * terms.series.packTickets) * this.#recordBytes;
      const record = row.records.subarray(start, start + this.#recordBytes);
      counts[readTier(unsealTicket(this.#key, series, place, record))]!++;
    }
  }

  /**
   * Opens the secret of one ticket.
   * @param place from 0, below the number of tickets
   * @throws TirazhError CHECK_FAILED for a record that was altered
   */
  open(place: number): TicketSecret {
    const { series, terms } = this.#known;
    const { packTickets } = terms.series;
    const start = (place % packTickets) * this.#recordBytes;
    const row = this.#select.get(
      ...[start + 1, this.#recordBytes, series, Math.floor(place / packTickets) + 1],
    ) as { record: Uint8Array } | undefined;
    if (!row) throw new RangeError(`place: series ${series} has no sealed ticket at ${place}`);
    return readSecret(unsealTicket(this.#key, series, place, row.record), terms.face);
  }
}

/** Whether the outcomes of a series are here, under seal. */
export const isSealed = (database: DatabaseSync, series: number): boolean =>
  database.prepare('SELECT 1 FROM sealed_pack WHERE series = ? AND pack = 1').get(series) !== undefined;
