/** What the overview is made of: everything that the server tells this role of work and of money, asked at once. */
import type { ClaimsDesk, UnclaimedReport } from '../../../broadcast/protocol/claims.ts';
import type { Act, Desk, DrawDraft, Role } from '../../../broadcast/protocol/host.ts';
import type { RaffleDecision, RaffleMonth, RaffleOverview } from '../../../broadcast/protocol/raffle.ts';
import type {
  PrizesLeft,
  SeriesBooks,
  StateCounts,
  TicketOverview,
} from '../../../broadcast/protocol/tickets.ts';
import type { Outcome } from '../api/outcome.ts';
import { maySeeClaims, maySeeMoney, sectionsOf } from '../view/sections.ts';

/** How one series stands now. */
export interface SeriesFacts {
  readonly counts: StateCounts;
  readonly books: SeriesBooks;
  readonly left: PrizesLeft;
  /** Null: this role does not see it, or there is no policy for its terms. */
  readonly unclaimed: UnclaimedReport | null;
}

export interface OverviewFacts {
  /** Newest first; empty for roles that have nothing to do with the books. */
  readonly series: readonly SeriesFacts[];
  readonly identification: TicketOverview['identification'];
  /** Null: not this role's. */
  readonly claims: ClaimsDesk | null;
  readonly raffles: readonly RaffleOverview[];
  /** That wait for a second person. */
  readonly decisions: readonly RaffleDecision[];
  /** Acts on draws that wait for a second person. */
  readonly acts: readonly Act[];
  readonly drafts: readonly DrawDraft[];
}

export type Ask = <Body>(path: string) => Promise<Outcome<Body>>;

/** A decision is asked for after the draw, and until the month is over. */
const DECIDED_IN: ReadonlySet<RaffleMonth['phase']> = new Set<RaffleMonth['phase']>([
  ...(['contacting', 'redraw-due', 'redrawing', 'exhausted'] as const),
]);

class Unanswered extends Error {}

/** The body, or an end to the whole reading with what went wrong. */
async function bodyOf<Body>(answer: Promise<Outcome<Body>>): Promise<Body> {
  const outcome = await answer;
  if (outcome.ok) return outcome.body;
  throw new Unanswered(outcome.words);
}

async function seriesFacts(ask: Ask, role: Role, counts: StateCounts): Promise<SeriesFacts> {
  const { series } = counts;
  const [books, left, unclaimed] = await Promise.all([
    bodyOf(ask<SeriesBooks>(`/api/host/tickets/${series}/books`)),
    bodyOf(ask<PrizesLeft>(`/api/series/${series}/prizes`)),
    maySeeMoney(role) ? ask<UnclaimedReport>(`/api/host/unclaimed/${series}`) : null,
  ]);
  return { counts, books, left, unclaimed: unclaimed?.ok ? unclaimed.body : null };
}

async function waitingDecisions(ask: Ask, raffles: readonly RaffleOverview[]): Promise<RaffleDecision[]> {
  const open = raffles.flatMap(({ raffle, months }) =>
    months.filter(({ phase }) => DECIDED_IN.has(phase)).map(({ month }) => `${raffle}/${month}`),
  );
  const months = await Promise.all(open.map((name) => bodyOf(ask<RaffleMonth>(`/api/host/raffles/${name}`))));
  return months.flatMap(({ decisions }) => decisions.filter(({ state }) => state === 'asked'));
}

async function readAll(ask: Ask, role: Role): Promise<OverviewFacts> {
  const sections = sectionsOf(role);
  const keepsBooks = sections.includes('tickets');
  const [tickets, claims, raffles, desk] = await Promise.all([
    bodyOf(ask<TicketOverview>('/api/host/tickets')),
    maySeeClaims(role) ? bodyOf(ask<ClaimsDesk>('/api/host/claims-desk')) : null,
    sections.includes('raffle')
      ? bodyOf(ask<{ raffles: RaffleOverview[] }>('/api/host/raffles')).then((body) => body.raffles)
      : [],
    bodyOf(ask<Desk>('/api/host/desk')),
  ]);
  const [series, decisions] = await Promise.all([
    Promise.all((keepsBooks ? tickets.series : []).map((counts) => seriesFacts(ask, role, counts))),
    waitingDecisions(ask, raffles),
  ]);
  return {
    ...{ series, claims, raffles, decisions, identification: tickets.identification },
    acts: desk.acts.filter(({ state }) => state === 'asked'),
    drafts: desk.drafts,
  };
}

/** All of it, or why not. */
export async function readOverview(ask: Ask, role: Role): Promise<Outcome<OverviewFacts>> {
  try {
    return { ok: true, body: await readAll(ask, role) };
  } catch (fault) {
    if (fault instanceof Unanswered) return { ok: false, code: 'UNANSWERED', words: fault.message };
    throw fault;
  }
}
