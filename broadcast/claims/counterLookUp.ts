/** A ticket at the counter (clause 9.8): what was typed, brought to form and looked up; whoever guesses has to wait. */
import { type ClaimedPrize, claimedPrize } from '../../engine/claims/claimedPrize.ts';
import { identify, type TicketFacts, type Verdict } from '../../engine/claims/identification.ts';
import type { OpeningQuote } from '../../engine/claims/openingQuotes.ts';
import { readValidationCode } from '../../engine/claims/typedCode.ts';
import { FailureBudget } from '../accounts/failureBudget.ts';
import type {
  Identified,
  IdentifiedPrize,
  IdentifyRequest,
  PrizeSource,
  RegisteredDraw,
} from '../protocol/claims.ts';
import type { SeriesStore } from '../store/seriesStore.ts';
import type { Identifications, IdentifiedTicket } from '../tickets/identification.ts';
import { claimFault } from './claimFault.ts';
import { type ClaimStore, OWN_PRIZE, type StoredClaim } from './claimStore.ts';
import type { RegisteredDraws } from './registeredDraws.ts';
import { ticketPast } from './ticketPast.ts';
import type { WonPrizes } from './wonPrizes.ts';

/** Accounts whose failures are remembered: all that a house has. */
const ACCOUNTS = 10_000;

export interface LookUpParts {
  readonly identifications: Identifications;
  readonly series: SeriesStore;
  readonly claims: ClaimStore;
  readonly won: WonPrizes;
  readonly registered: RegisteredDraws;
  readonly now: () => number;
}

/** A prize of a ticket that lies on the counter, with what the rules ask about it. */
export interface PrizeAtCounter {
  /** `OWN_PRIZE`, or a draw. */
  readonly source: string;
  /** Place of the tier in the terms, from 1; 0 of a draw. */
  readonly tier: number;
  readonly prize: ClaimedPrize;
  /** The day of its draw; null: the ticket's own prize. */
  readonly drawnOn: string | null;
  readonly claims: readonly StoredClaim[];
  readonly facts: TicketFacts;
}

/** Null: serial and code do not belong together. */
export type TicketAtCounter = {
  readonly ticket: IdentifiedTicket;
  readonly prizes: readonly PrizeAtCounter[];
  /** The draw that its number is registered for. */
  readonly draw: RegisteredDraw | null;
} | null;

export const sourceName = (source: string): PrizeSource =>
  source === OWN_PRIZE ? { kind: 'instant' } : { kind: 'draw', draw: source };

export const sourceOf = (source: PrizeSource): string =>
  source.kind === 'instant' ? OWN_PRIZE : source.draw;

/** A serial as it is printed; the hyphens may be left out. */
export function readSerial(text: string): string {
  const typed = text.replace(/\s/g, '');
  const digits = /^(\d{3})-?(\d{5})-?(\d{2})$/.exec(typed);
  return digits ? digits.slice(1).join('-') : typed;
}

export class CounterLookUp {
  readonly #parts: LookUpParts;
  readonly #failures = new FailureBudget(ACCOUNTS);

  constructor(parts: LookUpParts) {
    this.#parts = parts;
  }

  /**
   * Looks a ticket up; durable in the journal when it returns.
   * @param purpose `counter`, or `claim` to open one
   * @throws Refused TOO_MANY_REQUESTS after too many wrong codes, WRONG_STATE where nothing can be identified
   */
  lookUp({ serial, code }: IdentifyRequest, by: string, purpose: string): TicketAtCounter {
    const waitMs = this.#failures.begin(by, this.#parts.now());
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      throw claimFault(
        ...(['TOO_MANY_REQUESTS', 'too-many-codes'] as const),
        `too many wrong codes; try again in ${seconds} s`,
        { seconds },
      );
    }
    const looked = this.#parts.identifications.identify({
      ...{ serial: readSerial(serial), code: readValidationCode(code) ?? '', by, purpose },
    });
    if (looked.kind === 'off' || looked.kind === 'not-sealed') {
      this.#failures.undo(by);
      throw looked.kind === 'off' ? keyMissing() : notSealed(Number(readSerial(serial).slice(0, 3)));
    }
    if (looked.kind === 'not-authentic') return null;
    this.#failures.succeeded(by);
    const { ticket } = looked;
    return { ticket, prizes: this.#prizesOf(ticket), draw: this.#parts.registered.of(ticket) };
  }

  #prizesOf(ticket: IdentifiedTicket): PrizeAtCounter[] {
    const { series, claims, won } = this.#parts;
    const { terms } = series.get(ticket.series)!;
    const known = claims.ofTicket(ticket);
    const at = (
      source: string,
      tier: number,
      prize: ClaimedPrize,
      drawnOn: string | null = null,
    ): PrizeAtCounter => {
      const same = known.filter((claim) => claim.source === source);
      return { source, tier, prize, drawnOn, claims: same, facts: factsOf(ticket, prize, known, source) };
    };
    const { tier } = ticket;
    const own =
      tier === 0 ? [] : [at(OWN_PRIZE, tier, claimedPrize(terms, terms.instantTiers[tier - 1]!.id)!)];
    const drawn = won.of(ticket.series, terms, ticket.secret.drawNumber);
    return [...own, ...drawn.map(({ draw, prize, since }) => at(draw, 0, prize, since))];
  }
}

const factsOf = (
  { holding }: IdentifiedTicket,
  prize: ClaimedPrize | null,
  ofTicket: readonly StoredClaim[],
  source: string,
): TicketFacts => ({
  authentic: true,
  ticket: holding.state,
  ...ticketPast(ofTicket, source),
  prize,
});

const shownPrize = (
  { source, prize, claims, facts }: PrizeAtCounter,
  quotesOf: (prize: ClaimedPrize) => readonly OpeningQuote[],
): IdentifiedPrize => ({
  ...{ source: sourceName(source), prize, verdict: identify(facts) },
  quotes: identify(facts) === 'winner' ? quotesOf(prize) : [],
  claims: claims.map(({ claim, content }) => ({ claim, state: content.state })),
});

/** What the counter is told of it. @param quotesOf a prize of a series, as a claim of today would be paid */
export function identified(
  found: TicketAtCounter,
  quotesOf: (series: number, prize: ClaimedPrize) => readonly OpeningQuote[],
): Identified {
  if (!found) return { verdict: 'not-authentic', serial: null, ticket: null, prizes: [], draw: null };
  const { series } = found.ticket;
  const prizes = found.prizes.map((won) => shownPrize(won, (prize) => quotesOf(series, prize)));
  const verdicts: Verdict[] = prizes.map(({ verdict }) => verdict);
  const verdict = verdicts.find((one) => one === 'winner') ?? verdicts[0];
  return {
    verdict: verdict ?? identify(factsOf(found.ticket, null, [], OWN_PRIZE)),
    serial: found.ticket.serial,
    ticket: found.ticket.holding.state,
    ...{ prizes, draw: found.draw },
  };
}

const keyMissing = () =>
  claimFault(
    ...(['WRONG_STATE', 'office-key-missing'] as const),
    'the server was started without the office key: nothing can be identified',
  );

const notSealed = (series: number) =>
  claimFault(
    ...(['WRONG_STATE', 'series-not-sealed'] as const),
    `series ${series}: its outcomes are not here; receive it with \`tirazh tickets receive\``,
    { series },
  );
