/** `tirazh raffle draw`, `substitute` and `status`: on a data folder on which no server runs. */

import { badInput, TirazhError } from '../../engine/errors.ts';
import type { DeadlineState } from '../../engine/raffle/drawDeadline.ts';
import { LOSSES, type Loss } from '../../engine/raffle/raffleTerms.ts';
import { atDesk, type DeskFlags, roundNamed, type SignedFlags } from './atDesk.ts';
import { raffleMonth, raffleOverviews } from './raffleViews.ts';
import { signedInBy } from './signedInBy.ts';

export interface DrawFlags extends SignedFlags {
  readonly closesAt: string;
  readonly startsAt: string;
  readonly commission: string[];
}

export interface SubstituteFlags extends SignedFlags {
  readonly why: string;
  readonly second: string;
  readonly secondPasswordFile?: string;
}

function instantOf(flag: string, text: string): string {
  const ms = Date.parse(text);
  if (/T.*(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(ms)) return new Date(ms).toISOString();
  throw badInput(`${flag}: expected an instant such as 2024-04-15T16:00:00+05:00, got "${text}"`);
}

/** Drafts the month's draw, or the one among its reserves: the commission commits and the show runs on the server. */
export async function draftDraw(flags: DrawFlags): Promise<void> {
  const [closesAt, startsAt] = [
    instantOf('--closes-at', flags.closesAt),
    instantOf('--starts-at', flags.startsAt),
  ];
  const draft = await atDesk(flags.data, async (desk) => {
    const account = await signedInBy(desk.accounts, flags.by, flags.passwordFile);
    if (account.role !== 'host')
      throw badInput(`--by ${flags.by}: a host drafts a draw, not ${account.role}`);
    const all = desk.accounts.all();
    const commission = flags.commission.map((name) => {
      const member = all.find((candidate) => candidate.name === name);
      if (!member) throw badInput(`--commission ${name}: there is no such account`);
      return member.id;
    });
    const round = desk.raffles.rounds.round(roundNamed(desk, flags));
    return desk.raffles.drafts.draft(round, { closesAt, startsAt, commission }, account);
  });
  if (flags.json) console.log(JSON.stringify(draft));
  else {
    console.log(
      `draft ${draft.draw}: closes ${draft.closesAt}, starts ${draft.startsAt}, reserves ${draft.reserves}`,
    );
    console.log('Start the server: the commission commits, a host publishes, two people start it.');
  }
}

/** Takes the prize from who holds it, at the word of two people; the terms say who comes next. */
export async function substitute(flags: SubstituteFlags): Promise<void> {
  const { why } = flags;
  if (!LOSSES.includes(why as Loss)) throw badInput(`--why ${why}: expected one of ${LOSSES.join(', ')}`);
  const state = await atDesk(flags.data, async (desk) => {
    const { raffles, accounts, journal } = desk;
    const asker = await signedInBy(accounts, flags.by, flags.passwordFile);
    const second = await signedInBy(accounts, flags.second, flags.secondPasswordFile);
    return journal.transact(() => {
      const round = raffles.rounds.round(roundNamed(desk, flags));
      const { holder, phase } = raffles.aftermath.state(round);
      if (holder === null)
        throw new TirazhError(
          'WRONG_STATE',
          `${round.raffle} ${round.month}: nobody holds the prize (${phase})`,
        );
      const lost = { type: 'lost', code: holder.code, why: why as Loss } as const;
      const { decision } = raffles.decisions.ask(round, lost, asker, null);
      raffles.decisions.confirm(decision, second);
      return raffles.aftermath.state(round);
    });
  });
  if (flags.json) {
    console.log(JSON.stringify(state));
    return;
  }
  const place = state.lost.at(-1)!;
  console.log(`${place.code} does not get the prize: ${place.why}, clause ${place.clause}`);
  console.log(
    state.holder ? `${state.holder.code} is the winner now (${state.holder.via})` : `next: ${state.phase}`,
  );
}

export interface StatusFlags extends Omit<DeskFlags, 'month'> {
  readonly month?: string;
}

/** What needs somebody stands first in its line. */
const URGENT: ReadonlySet<DeadlineState> = new Set(['due-soon', 'overdue']);

/** Every month of every raffle, a line each: by when its draw is due, how it stands, until when its winner must be reached. */
async function showMonths({ data, raffle, json }: StatusFlags): Promise<void> {
  const overviews = await atDesk(data, ({ raffles }) => raffleOverviews(raffles, Date.now()));
  const wanted = overviews.filter((each) => raffle === undefined || each.raffle === raffle);
  if (json) {
    console.log(JSON.stringify(wanted));
    return;
  }
  for (const { raffle: id, months } of wanted) {
    for (const { month, deadline, phase, eligible, contactDeadline } of months) {
      const mark = URGENT.has(deadline.state) ? '!' : ' ';
      const contact = contactDeadline === null ? '' : `, winner until ${contactDeadline}`;
      const people = eligible === null ? 'not imported' : `${eligible} participants`;
      console.log(
        `${mark} ${id} ${month}  by ${deadline.lastDay} ${deadline.state}; ${people}, ${phase}${contact}`,
      );
    }
  }
}

/** How a month stands, or all of them, from the folder alone. */
export async function showStatus(flags: StatusFlags): Promise<void> {
  const { month, ...rest } = flags;
  if (month === undefined) await showMonths(flags);
  else await showMonth({ ...rest, month });
}

/** How a month stands, from the folder alone. */
async function showMonth(flags: DeskFlags): Promise<void> {
  const month = await atDesk(flags.data, (desk) =>
    raffleMonth(desk.raffles, desk.accounts, roundNamed(desk, flags), Date.now(), false),
  );
  if (flags.json) {
    console.log(JSON.stringify(month));
    return;
  }
  const { deadline, phase, eligible, draw, aftermath, contactDeadline } = month;
  console.log(
    `${month.raffle} ${month.month}: ${phase}; participants ${eligible ?? 'not imported'}, draw ${draw ?? 'none'}`,
  );
  console.log(`draw by ${deadline.lastDay} (clause ${deadline.clause}): ${deadline.state}`);
  if (aftermath.holder) console.log(`winner ${aftermath.holder.code}, until ${contactDeadline ?? 'settled'}`);
  if (aftermath.reserves.length > 0) console.log(`reserves ${aftermath.reserves.join(', ')}`);
}
