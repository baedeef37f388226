/** A month of the sample raffle for the papers' tests: a draw among codes, three people who put in secrets, an act with a proxy. */
import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { freezeEntries } from '../../../engine/draw/entries.ts';
import { parseRaffleTerms, type RaffleTerms } from '../../../engine/raffle/raffleTerms.ts';
import { SAMPLE_PLAN, sampleOutcome, sampleTranscript } from '../../../fixtures/draw/sampleDraw.ts';
import type { DrawRecord } from '../protocol/drawRecord.ts';
import { recordOfDraw } from '../protocol/recordOfDraw.ts';
import type { Handover } from '../raffle/handoverRecord.ts';
import type { RaffleProtocolFacts } from '../raffle/raffleContext.ts';
import { bytesOf, chained, opening, show } from './sampleRecords.ts';

export function kasipker(): RaffleTerms {
  const file = new URL('../../../fixtures/kasipker.json', import.meta.url);
  const parsed = parseRaffleTerms(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(parsed.faults[0]!.message);
  return parsed.terms;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes as participants get them, made of hashes of numbers. */
const codeOf = (n: number): string =>
  [...sha256(new TextEncoder().encode(String(n))).subarray(0, 10)]
    .map((byte) => ALPHABET[byte % 32])
    .join('');

export const SAMPLE_CODES: readonly string[] = Array.from({ length: 24 }, (_, n) => codeOf(n)).toSorted();

/** March's draw, completed. */
export function raffleRecord(): DrawRecord {
  const terms = kasipker();
  const entries = freezeEntries(new TextEncoder().encode(SAMPLE_CODES.map((code) => `${code}\n`).join('')));
  const plan = {
    ...SAMPLE_PLAN,
    ...{ drawId: 'kasipker-2024-03', title: terms.name, series: null, reserves: 2 },
    prizes: [{ place: 1, name: terms.prize.name, amountTenge: 600_000 }],
  };
  const transcript = sampleTranscript(sampleOutcome(plan, null, entries), null, entries);
  const events = chained([...opening(transcript), ...show(transcript)], plan.drawId);
  return recordOfDraw({ transcript: bytesOf(transcript), events, checkpoint: null });
}

export const raffleFactsOf = (changes: Partial<RaffleProtocolFacts> = {}): RaffleProtocolFacts => ({
  ...{ language: 'ru', terms: kasipker(), month: '2024-03', isAmongReserves: false },
  ...{ counts: { rows: 31, eligible: 24 }, binding: 'ab'.repeat(32), names: null, actors: new Map() },
  people: new Map([
    ['operator', { name: 'Ахметова Ә. Ғ.', post: 'председатель комиссии' }],
    ['commission', { name: 'Ким Я.', post: null }],
    ['observer-1', { name: 'Өтегенов Һ. І.', post: 'наблюдатель' }],
  ]),
  ...{ place: 'г. Алматы', site: 'https://draw.example.kz' },
  ...changes,
});

export const SAMPLE_HANDOVER: Handover = {
  ...{ month: '2024-03', draw: 'kasipker-2024-03', drawnOn: '2024-04-15', code: SAMPLE_CODES[3]! },
  ...{ madeOn: '2024-04-22', handedOn: '2024-04-23', place: 'г. Алматы' },
  certificate: { number: 'ST-2024-000317', validThrough: '2025-04-22' },
  winner: {
    name: 'ИП Әлия Нұрланқызы',
    iinOrBin: '600101190007',
    document: { number: '012345678', issuedOn: '2019-05-06', issuedBy: 'МВД РК' },
    address: 'г. Алматы, ул. Абая, 1',
    phone: '+7 700 000 00 00',
    email: null,
  },
  proxy: {
    name: 'Үмітбек Қайрат Ғалымұлы',
    document: { number: '087654321', issuedOn: '2020-01-09', issuedBy: 'МВД РК' },
    power: { number: '1-245', issuedOn: '2024-04-18', certifiedBy: 'нотариус г. Алматы' },
  },
  handedBy: { name: 'Серікбаева Айгүл', post: 'менеджер' },
  signing: 'by-hand',
};
