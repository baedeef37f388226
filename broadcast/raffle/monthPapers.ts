/** The papers of a month as documents to print: the protocol of a draw of it (clause 5) and the act of handover (clauses 7, 9, 14). */
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { Account, Accounts } from '../accounts/accounts.ts';
import type { PlainBlock, PrintedDocument } from '../documents/printedDocument.ts';
import type { DrawRecord } from '../documents/protocol/drawRecord.ts';
import type { People, Signatory } from '../documents/protocol/people.ts';
import { recordOfDraw } from '../documents/protocol/recordOfDraw.ts';
import { handoverAct } from '../documents/raffle/handoverAct.ts';
import { readHandover } from '../documents/raffle/handoverRecord.ts';
import { raffleProtocol } from '../documents/raffle/raffleProtocol.ts';
import type { DrawRoom } from '../draws/drawRoom.ts';
import type { HandoverActOrder, OpenedParticipant, ProtocolOrder } from '../protocol/raffle.ts';
import { Refused } from '../refused.ts';
import type { RoundName } from './participantCodes.ts';
import type { StoredRound } from './raffleStore.ts';
import type { Raffles } from './raffles.ts';

export interface PaperSources extends Pick<DrawRoom, 'journal' | 'draws' | 'log' | 'accounts'> {
  readonly raffles: Raffles;
  readonly now: () => number;
}

type Paper = PrintedDocument<PlainBlock>;

/** The verified record of a draw of the month. @throws Refused WRONG_STATE while it is not over */
function recordOf(
  { draws, log, journal }: PaperSources,
  name: RoundName,
  draw: string | undefined,
): DrawRecord {
  const transcript = draw === undefined ? null : draws.transcript(draw);
  if (draw === undefined || transcript === null) {
    const message = `${name.raffle} ${name.month}: there is no protocol; its draw is not over`;
    throw new Refused('WRONG_STATE', message, { reason: 'raffle-no-protocol' });
  }
  const last = journal.readEvents(draw, log.state(draw)!.seq - 1)[0]!;
  return recordOfDraw({
    transcript: new TextEncoder().encode(transcript),
    events: log.events(draw),
    // The journal as it was with the draw's last event: the same paper however often it is printed.
    checkpoint: journal.checkpoint(last.record.index + 1),
  });
}

/** Account names are the names that people sign with; posts are written by hand. */
function namesOf(ids: Iterable<string>, accounts: Accounts): People {
  const known = [...new Set(ids)].flatMap((id): [string, Signatory][] => {
    const account = accounts.get(id);
    return account ? [[id, { name: account.name, post: null }]] : [];
  });
  return new Map(known);
}

/** Winners and reserves of a draw, in its order. */
const pickedIn = ({ outcome }: DrawRecord): string[] => outcome?.picks.map(({ entry }) => entry) ?? [];

/**
 * The protocol of the month's last draw, or of the one that is named.
 * @param site address of the site with the check page, or null
 * @param opener who asks for the copy that the commission signs: it names winner and reserves (clause 5), which goes on record; null: the
 *   public copy, which names nobody
 * @throws Refused NOT_FOUND for a draw that is none of the month's, WRONG_STATE while it is not over
 */
export function monthProtocol(
  sources: PaperSources,
  name: RoundName,
  { language, draw = null, place = null }: Omit<ProtocolOrder, 'format' | 'copy'>,
  site: string | null,
  opener: Account | null,
): Paper {
  const { raffles, accounts } = sources;
  const round = raffles.rounds.round(name);
  const { draws } = raffles.aftermath.state(round);
  const held = draw === null ? draws.at(-1) : draws.find((each) => each.draw === draw);
  if (draw !== null && !held) {
    throw new Refused(
      'NOT_FOUND',
      `${name.raffle} ${name.month}: ${draw} is no draw of this month that counted`,
      { reason: 'raffle-no-protocol' },
    );
  }
  const record = recordOf(sources, name, held?.draw);
  const isAmongReserves = held!.isRedraw;
  const { contributors } = record.plan;
  return raffleProtocol(record, {
    ...{ language, place, site, isAmongReserves, month: name.month },
    terms: raffles.store.terms(round.termsHash)!,
    counts: isAmongReserves ? null : round.counts,
    binding: isAmongReserves ? null : round.binding,
    people: namesOf(contributors, accounts),
    actors: namesOf(
      record.steps.flatMap(({ by }) => by),
      accounts,
    ),
    names: opener && raffles.participants.openNames(round, held!.draw, pickedIn(record), opener),
  });
}

/** The day of the draw that the holder comes from. */
function drawnOn({ raffles }: PaperSources, round: StoredRound): string {
  const drawn = raffles.store.steps(round).findLast(({ step }) => step.type === 'drawn')!.step;
  return dayInAlmaty(Date.parse((drawn as Extract<typeof drawn, { type: 'drawn' }>).at));
}

const orNull = (text: string): string | null => (text === '' ? null : text);

const winnerOf = (
  { name, number, phone, email }: OpenedParticipant,
  { document = null, address = null }: HandoverActOrder,
) => ({
  ...{ name: orNull(name), iinOrBin: number, phone: orNull(phone), email: orNull(email) },
  ...{ document, address },
});

/**
 * The act by which the holder gets, or has got, the certificate. Opens the holder's data, which goes on record; what the order adds is
 * kept nowhere.
 * @throws Refused WRONG_STATE where nobody holds the prize, or the data were erased; TirazhError BAD_INPUT with every fault of the order
 */
export function monthAct(
  sources: PaperSources,
  name: RoundName,
  order: Omit<HandoverActOrder, 'format'>,
  by: Account,
): Paper {
  const { raffles, now } = sources;
  const round = raffles.rounds.round(name);
  const { holder, draws, phase } = raffles.aftermath.state(round);
  if (!holder || (phase !== 'contacting' && phase !== 'handed-over')) {
    const message = `${name.raffle} ${name.month}: there is no act; nobody holds the prize`;
    throw new Refused('WRONG_STATE', message, { reason: 'raffle-no-holder' });
  }
  const { code, signing, hasProxy } = holder;
  const power = hasProxy ? raffles.participants.powerOf(round, code) : null;
  const { certificate, handedBy, proxyDocument = null, handedOn = null, place = null } = order;
  const facts = {
    ...{ month: name.month, draw: draws.at(-1)!.draw, drawnOn: drawnOn(sources, round), code, signing },
    ...{ madeOn: dayInAlmaty(now()), handedOn, place },
    certificate: certificate ?? { number: null, validThrough: null },
    handedBy: handedBy ?? { name: null, post: null },
    proxy: hasProxy
      ? {
          ...{ name: power?.name ?? null, document: proxyDocument },
          power: power && { number: power.number, issuedOn: power.issuedOn, certifiedBy: power.certifiedBy },
        }
      : null,
  };
  const winner = winnerOf(raffles.participants.person(name, code, by), { ...order, format: 'pdf' });
  const record = readHandover({ ...facts, winner });
  return handoverAct(record, raffles.store.terms(round.termsHash)!, order.language);
}
