/** What the protocol of a month's raffle is written from: the draw's verified record, the raffle's terms, and what the desk knows. */
import type { Month } from '../../../engine/raffle/almatyDay.ts';
import type { RaffleTerms } from '../../../engine/raffle/raffleTerms.ts';
import type { PaperLanguage } from '../printedDocument.ts';
import type { People } from '../protocol/people.ts';
import type { ProtocolContext } from '../protocol/protocolContext.ts';
import type { RaffleText } from './text/ru.ts';

export interface RaffleProtocolFacts {
  readonly language: PaperLanguage;
  readonly terms: RaffleTerms;
  readonly month: Month;
  /** Held among the reserves (clause 10). */
  readonly isAmongReserves: boolean;
  /** Of the import; null leaves the row out, as for a draw among the reserves. */
  readonly counts: { readonly rows: number; readonly eligible: number } | null;
  /** RFC 6962 root, hex, that binds codes to people; null leaves the row out. */
  readonly binding: string | null;
  /** The commission by account or contributor id; a contributor without a name here signs by hand. */
  readonly people: People;
  /** Whoever else the course of the draw tells of, such as the host; they sign nothing. */
  readonly actors: People;
  /** Names by code for the copy that is signed (clause 5), without those that were erased; null: the public copy, which names nobody. */
  readonly names: ReadonlyMap<string, string> | null;
  /** Where the draw was held; null leaves a line. */
  readonly place: string | null;
  /** Address of the site with the check page, or null. */
  readonly site: string | null;
}

export interface RaffleContext {
  readonly facts: RaffleProtocolFacts;
  readonly words: RaffleText;
  /** For the sections that every draw's protocol has. */
  readonly draw: ProtocolContext;
  /** The same, knowing the actors too. */
  readonly course: ProtocolContext;
}
