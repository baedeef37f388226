import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALLOWED, ALLOWED_TO_CLAIMS } from './movements.ts';
import { type Holding, type Movement, moveTickets, undoMovement } from './moveTickets.ts';
import { type PlaceRange, ticketsIn } from './placeRange.ts';
import { TICKET_STATES, type TicketState } from './ticketState.ts';

const TICKETS = 60;
const fresh: readonly Holding[] = [
  { first: 0, last: TICKETS - 1, state: 'received', holder: null, sold: false, record: 0 },
];

const order = (to: TicketState, ranges: readonly PlaceRange[], more: Partial<Movement> = {}): Movement => ({
  ...{ to, ranges, holder: null, record: 1, isOfClaim: false },
  ...more,
});
const range = (first: number, last: number): PlaceRange => ({ first, last });

function moved(run: readonly Holding[], movement: Movement) {
  const answer = moveTickets(run, movement);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer;
}
function refusalOf(run: readonly Holding[], movement: Movement) {
  const answer = moveTickets(run, movement);
  if (answer.ok) throw new Error('it was not refused');
  return answer.refusal;
}
const shown = (holdings: readonly Holding[]) =>
  holdings.map(({ first, last, state, holder }) => `${first}-${last} ${state}${holder ? ` ${holder}` : ''}`);

describe('moving tickets', () => {
  it('cuts what it needs and leaves the rest', () => {
    const { holdings, parts } = moved(
      fresh,
      order('issued', [range(10, 19), range(30, 39)], { holder: 'd1' }),
    );
    expect(shown(holdings)).toEqual([
      ...['0-9 received', '10-19 issued d1', '20-29 received', '30-39 issued d1', '40-59 received'],
    ]);
    expect(shown(parts)).toEqual(['10-19 received', '30-39 received']);
  });

  it('joins neighbours that one movement brought together', () => {
    const issued = moved(fresh, order('issued', [range(0, 9)], { holder: 'd1' })).holdings;
    const back = moved(issued, order('returned', [range(0, 9)], { record: 2 })).holdings;
    const unsold = moved(back, order('unsold', [range(0, 59)], { record: 3 })).holdings;
    expect(shown(unsold)).toEqual(['0-59 unsold']);
  });

  it('keeps who sold them, and that they were sold whatever becomes of them', () => {
    const issued = moved(fresh, order('issued', [range(0, 9)], { holder: 'd1' })).holdings;
    const sold = moved(issued, order('sold', [range(0, 4)], { record: 2 })).holdings;
    expect(sold[0]).toMatchObject({ state: 'sold', holder: 'd1', sold: true });
    const taken = order('withdrawn', [range(0, 0)], { record: 3, isOfClaim: true });
    const withdrawn = moved(sold, taken).holdings;
    const destroyed = moved(withdrawn, order('destroyed', [range(0, 0)], { record: 4 })).holdings;
    expect(destroyed[0]).toMatchObject({ first: 0, last: 0, state: 'destroyed', holder: 'd1', sold: true });
  });

  it('only a claim makes a bought ticket void, or takes it back', () => {
    const sold = moved(fresh, order('sold', [range(0, 4)])).holdings;
    for (const [to, clause] of [
      ['void', '9.12'],
      ['withdrawn', '9.14'],
    ] as const) {
      const movement = order(to, [range(0, 0)], { record: 2 });
      expect(refusalOf(sold, movement)).toMatchObject({ reason: 'not-allowed', from: 'sold', to, clause });
      expect(moved(sold, { ...movement, isOfClaim: true }).holdings[0]!.state).toBe(to);
    }
  });

  it('what a claim did to a bought ticket is not taken back', () => {
    const sold = moved(fresh, order('sold', [range(0, 4)])).holdings;
    const forged = moved(sold, order('void', [range(2, 2)], { record: 2, isOfClaim: true }));
    expect(
      undoMovement(forged.holdings, { undoes: 2, to: 'void', parts: forged.parts, record: 3 }),
    ).toMatchObject({ refusal: { reason: 'final', range: range(2, 2), to: 'void' } });
  });

  it('a bought ticket does not come back: clause 11.9, and the first range that may not go', () => {
    const issued = moved(fresh, order('issued', [range(0, 59)], { holder: 'd1' })).holdings;
    const sold = moved(issued, order('sold', [range(5, 6)], { record: 2 })).holdings;
    expect(refusalOf(sold, order('returned', [range(0, 59)], { record: 3 }))).toEqual({
      ...{ reason: 'not-allowed', range: range(5, 6), from: 'sold', to: 'returned', clause: '11.9' },
    });
  });

  it('refuses tickets of another distributor, and of nobody', () => {
    const issued = moved(fresh, order('issued', [range(0, 9)], { holder: 'd1' })).holdings;
    expect(refusalOf(issued, order('sold', [range(0, 9)], { heldBy: 'd2' }))).toMatchObject({
      ...{ reason: 'other-holder', holder: 'd1' },
    });
    expect(refusalOf(issued, order('sold', [range(10, 10)], { heldBy: 'd2' }))).toMatchObject({
      holder: null,
    });
  });

  it.each([
    ['before the run', 10, 10, 5, 12],
    ['behind it', 0, 59, 50, 60],
    ['wholly behind it', 0, 59, 70, 71],
  ])('refuses places %s', (_, first, from, askedFirst, askedLast) => {
    const run = [{ ...fresh[0]!, first, last: Math.max(from, 59) }];
    expect(refusalOf(run, order('sold', [range(askedFirst, askedLast)])).reason).toBe('outside');
  });
});

describe('taking a movement back', () => {
  const issue = order('issued', [range(0, 9), range(20, 29)], { holder: 'd1', record: 1 });

  it('gives tickets what they were, piece by piece, under a record of its own', () => {
    const issued = moved(fresh, issue).holdings;
    const sale = moved(issued, order('sold', [range(5, 24)], { record: 2 }));
    const undone = undoMovement(sale.holdings, { undoes: 2, to: 'sold', parts: sale.parts, record: 3 });
    if (!undone.ok) throw new Error('refused');
    expect(shown(undone.holdings)).toEqual([
      ...['0-4 issued d1', '5-9 issued d1', '10-19 received', '20-24 issued d1', '25-29 issued d1'],
      '30-59 received',
    ]);
    expect(undone.holdings.map(({ record }) => record)).toEqual([1, 3, 3, 3, 1, 0]);
  });

  it('is refused when a ticket of it has moved since, and names the first', () => {
    const first = moved(fresh, issue);
    const later = moved(first.holdings, order('sold', [range(22, 23)], { record: 2 })).holdings;
    expect(undoMovement(later, { undoes: 1, to: 'issued', parts: first.parts, record: 3 })).toEqual({
      ok: false,
      refusal: { reason: 'moved-since', range: range(22, 23), record: 2 },
    });
  });

  it('is refused for what is gone', () => {
    const unsold = moved(fresh, order('unsold', [range(0, 59)])).holdings;
    const gone = moved(unsold, order('destroyed', [range(0, 9)], { record: 2 }));
    expect(
      undoMovement(gone.holdings, { undoes: 2, to: 'destroyed', parts: gone.parts, record: 3 }),
    ).toMatchObject({
      refusal: { reason: 'final', to: 'destroyed' },
    });
  });

  it('is refused for what a claim made of a bought ticket, but to another act on the claim (9.12)', () => {
    const sold = moved(fresh, order('sold', [range(0, 9)])).holdings;
    const forged = moved(sold, order('void', [range(3, 3)], { record: 2, isOfClaim: true }));
    const undoing = { undoes: 2, to: 'void', parts: forged.parts, record: 3 } as const;
    expect(undoMovement(forged.holdings, undoing)).toMatchObject({
      refusal: { reason: 'final', to: 'void' },
    });
    const shown = undoMovement(forged.holdings, { ...undoing, isOfClaim: true });
    expect(shown.ok && shown.holdings.find(({ first }) => first === 3)).toMatchObject({ state: 'sold' });
  });
});

/** The plain twin: an array with one element a ticket. */
type Plain = { state: TicketState; holder: string | null; sold: boolean; record: number }[];

function moveOneByOne(plain: Plain, { to, ranges, holder, record, isOfClaim }: Movement): Plain | null {
  const allowed = isOfClaim ? ALLOWED_TO_CLAIMS : ALLOWED;
  const next = plain.map((ticket) => ({ ...ticket }));
  for (const { first, last } of ranges) {
    for (let place = first; place <= last; place++) {
      const ticket = next[place]!;
      if (!allowed[ticket.state][to]) return null;
      const isBack = to === 'returned' || to === 'unsold';
      ticket.holder = to === 'issued' ? holder : isBack ? null : ticket.holder;
      ticket.sold ||= to === 'sold';
      ticket.state = to;
      ticket.record = record;
    }
  }
  return next;
}

const spread = (holdings: readonly Holding[]): Plain =>
  holdings.flatMap(({ first, last, state, holder, sold, record }) =>
    Array.from({ length: last - first + 1 }, () => ({ state, holder, sold, record })),
  );

const rangesArbitrary = fc
  .uniqueArray(fc.integer({ min: 0, max: TICKETS - 1 }), { minLength: 2, maxLength: 8 })
  .map((places) => {
    const sorted = places.toSorted((a, b) => a - b);
    const even = sorted.length - (sorted.length % 2);
    return Array.from({ length: even / 2 }, (_, i) => range(sorted[2 * i]!, sorted[2 * i + 1]!));
  });
const stepArbitrary = fc.record({
  to: fc.constantFrom(...TICKET_STATES.filter((state) => state !== 'received')),
  ranges: rangesArbitrary,
  holder: fc.constantFrom('d1', 'd2'),
  isOfClaim: fc.boolean(),
});

it('any course of movements agrees with books kept ticket by ticket, and every ticket stays in one place', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 12 }), (steps) => {
      let holdings = fresh;
      let plain = spread(fresh);
      for (const [i, step] of steps.entries()) {
        const movement = { ...step, record: i + 1 };
        const answer = moveTickets(holdings, movement);
        const twin = moveOneByOne(plain, movement);
        expect(answer.ok).toBe(twin !== null);
        if (!answer.ok) continue;
        const before = plain;
        expect(ticketsIn(answer.parts)).toBe(ticketsIn(step.ranges));
        for (const part of answer.parts) {
          for (let place = part.first; place <= part.last; place++) {
            expect(before[place]!.state).toBe(part.state);
          }
        }
        holdings = answer.holdings;
        plain = twin!;
        expect(holdings[0]!.first).toBe(0);
        for (let at = 1; at < holdings.length; at++)
          expect(holdings[at]!.first).toBe(holdings[at - 1]!.last + 1);
        expect(spread(holdings)).toEqual(plain);
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});
