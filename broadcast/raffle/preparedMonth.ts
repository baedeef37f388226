/**
 * A month's participants as they are written: coded, sealed and packed into a few buffers, so that the thread that makes them hands them
 * over without a copy, and whoever writes them does nothing else. Fifty thousand take some seconds to make.
 */

import { HASH_BYTES } from '../../engine/kernel/treeHasher.ts';
import type { Judgement } from '../../engine/raffle/eligibility.ts';
import { countReasons, eligibleRows } from '../../engine/raffle/eligibility.ts';
import { CODE_CHARACTERS } from '../entryLists/blindCodes.ts';
import type { ImportCounts } from '../protocol/raffle.ts';
import { bindingOf, codeParticipants, type RoundName } from './participantCodes.ts';
import type { People } from './people.ts';

/** A code and its line end. */
export const LINE_BYTES = CODE_CHARACTERS + 1;

/** All in the order of the codes. */
export interface PackedParticipants {
  readonly count: number;
  /** Codes, one a line: the public list. */
  readonly lines: Uint8Array;
  /** 32 bytes each. */
  readonly commitments: Uint8Array;
  /** 32 bytes each. */
  readonly lookups: Uint8Array;
  /** One behind the other; `ends` says where each ends. */
  readonly sealed: Uint8Array;
  readonly ends: Uint32Array;
}

export interface PreparedMonth {
  readonly counts: ImportCounts;
  /** RFC 6962 root over the commitments, hex. */
  readonly binding: string;
  readonly packed: PackedParticipants;
  /** Who is out and why, and who was mended, sealed. */
  readonly report: Uint8Array;
}

export const countsOf = (judgement: Judgement): ImportCounts => ({
  rows: judgement.rows.length,
  eligible: eligibleRows(judgement).length,
  reasons: countReasons(judgement),
});

/** A judgement without the rows of which there is nothing to tell. */
export const toldOf = (judgement: Judgement): Judgement => ({
  ...judgement,
  rows: judgement.rows.filter(({ out, repairs }) => out.length + repairs.length > 0),
});

const bytesOf = (buffer: Buffer): Uint8Array => new Uint8Array(buffer);

function packedOf(name: RoundName, judgement: Judgement, people: People): PackedParticipants {
  const byNumber = new Map(eligibleRows(judgement).map((row) => [row.number!, row]));
  const coded = codeParticipants(name, [...byNumber.keys()]);
  const sealed = coded.map((person) => people.seal(name, person, byNumber.get(person.number)!));
  const ends = new Uint32Array(sealed.length);
  let end = 0;
  for (const [i, { length }] of sealed.entries()) {
    end += length;
    ends[i] = end;
  }
  const lookups = new Uint8Array(coded.length * HASH_BYTES);
  for (const [i, { number }] of coded.entries()) lookups.set(people.lookupOf(number), i * HASH_BYTES);
  return {
    count: coded.length,
    lines: bytesOf(Buffer.from(coded.map(({ code }) => `${code}\n`).join(''), 'latin1')),
    commitments: bytesOf(Buffer.concat(coded.map(({ commitment }) => commitment))),
    ...{ lookups, sealed: bytesOf(Buffer.concat(sealed)), ends },
  };
}

/** @param judgement with other months looked at, and somebody in it who takes part */
export function prepareMonth(name: RoundName, judgement: Judgement, people: People): PreparedMonth {
  const packed = packedOf(name, judgement, people);
  const commitments = Array.from({ length: packed.count }, (_, i) =>
    packed.commitments.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
  return {
    counts: countsOf(judgement),
    binding: bindingOf(commitments),
    packed,
    report: people.sealReport(name, toldOf(judgement)),
  };
}
