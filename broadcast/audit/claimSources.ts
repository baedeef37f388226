/** What an audit of claims looks up outside the claims' own records: terms by their hash, accounts, tickets and draws as the journal has them. */
import type { DatabaseSync } from 'node:sqlite';
import type { ProvedPick } from '../../engine/draw/transcript.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import { type LotteryTerms, lotteryTermsSchema } from '../../engine/terms/lotteryTerms.ts';
import { termsHash } from '../../engine/terms/termsHash.ts';
import { holdingAt } from '../../engine/tickets/holdingAt.ts';
import { ticketsIn } from '../../engine/tickets/placeRange.ts';
import { winnersOf } from '../claims/wonPrizes.ts';
import { printedNumber } from '../store/numberDigest.ts';
import { Broken } from './broken.ts';
import type { ClaimSources } from './claimAccount.ts';
import type { JournalAccount } from './journalAccount.ts';

/** @param accountOf the account that is being made: asked only while it is there */
export function claimSources(
  database: DatabaseSync,
  accountOf: () => Omit<JournalAccount, 'claims'>,
): ClaimSources {
  const terms = new Map<number, LotteryTerms>();
  const termsOf = (series: number): LotteryTerms | null => {
    const known = terms.get(series);
    if (known) return known;
    const received = accountOf().series.get(series);
    const row = database.prepare('SELECT terms FROM series WHERE series = ?').get(series);
    if (!received || !row) return null;
    const parsed = lotteryTermsSchema.parse(JSON.parse(row.terms as string));
    if (termsHash(parsed) !== received.body.termsHash) {
      throw new Broken(
        received.index,
        `series ${series}: the stored terms are not those that it was sold under`,
      );
    }
    terms.set(series, parsed);
    return parsed;
  };
  const numberAt = database.prepare('SELECT number FROM ticket WHERE series = ? AND place = ?');
  const policyText = database.prepare('SELECT policy FROM claim_policy WHERE policy_hash = ?');
  return {
    termsOf,
    policyText: (hash) => (policyText.get(hash)?.policy as string | undefined) ?? null,
    roleOf: (id) => accountOf().people.roleOf(id),
    ticketState(series, place) {
      const holdings = accountOf().tickets.series.get(series)?.holdings;
      return (holdings && holdingAt(holdings, place)?.state) ?? null;
    },
    soldIn(series) {
      const { holdings = [], movements } = accountOf().tickets.series.get(series) ?? {};
      const sales = [...(movements?.values() ?? [])].filter(({ movement }) => movement.state === 'sold');
      return {
        soldTickets: ticketsIn(holdings.filter(({ sold }) => sold)),
        sale: sales.at(-1)?.movement.record ?? 0,
      };
    },
    unsoldBy({ type, body }) {
      if (type !== 'tickets.restored') return [];
      const { movements } = accountOf().tickets.series.get(body.series as number) ?? {};
      const undone = movements?.get(body.undoes as number);
      return undone?.movement.state === 'sold' ? undone.parts : [];
    },
    drawnOn(draw) {
      const completed = accountOf().draws.get(draw)?.state.completed;
      return completed ? dayInAlmaty(completed.showAtMs) : null;
    },
    wonIn(draw, series, place) {
      const { draws, picked } = accountOf();
      const state = draws.get(draw)?.state;
      const of = termsOf(series);
      const row = numberAt.get(series, place);
      if (!state || !of || !row || state.plan.series !== series) return [];
      const picks = (picked.get(draw)?.body.picks ?? []) as unknown as readonly ProvedPick[];
      return winnersOf(of, state, picks)
        .filter(({ entry }) => entry === printedNumber(row.number as number))
        .map(({ prize }) => prize);
    },
  };
}
