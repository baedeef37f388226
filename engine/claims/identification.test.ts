import { describe, expect, it } from 'vitest';
import { CLAIM_POLICY, CLAIM_TERMS } from '../../fixtures/claimRules.ts';
import { TICKET_STATES } from '../tickets/ticketState.ts';
import { CLAIM_STATES, PAID_STATES } from './claim.ts';
import { claimedPrize } from './claimedPrize.ts';
import { claimSchedule } from './claimSchedule.ts';
import { COUNTER_ADVICE } from './counterAdvice.ts';
import { identify, type TicketFacts } from './identification.ts';
import { openClaim } from './openClaim.ts';
import { chanceOfGuess, readValidationCode } from './typedCode.ts';

const winner: TicketFacts = {
  authentic: true,
  ticket: 'sold',
  claims: [],
  findings: [],
  prize: claimedPrize(CLAIM_TERMS, 't25000')!,
};
const verdict = (changes: Partial<TicketFacts>) => identify({ ...winner, ...changes });

describe('identification', () => {
  it('says what the ticket is worth when nothing stands against it', () => {
    expect(verdict({})).toBe('winner');
    expect(verdict({ prize: null })).toBe('no-win');
  });

  it('says the same of every ticket to who does not know its code', () => {
    for (const ticket of TICKET_STATES) {
      for (const state of CLAIM_STATES) {
        expect(verdict({ authentic: false, ticket, claims: [state] })).toBe('not-authentic');
        expect(verdict({ authentic: false, ticket, claims: [state], prize: null })).toBe('not-authentic');
      }
    }
  });

  it('has a word for every state of the ticket', () => {
    const said = Object.fromEntries(TICKET_STATES.map((ticket) => [ticket, verdict({ ticket })]));
    expect(said).toEqual({
      received: 'not-sold',
      issued: 'not-sold',
      sold: 'winner',
      returned: 'not-sold',
      unsold: 'not-sold',
      void: 'void',
      stolen: 'stolen',
      lost: 'lost',
      withdrawn: 'withdrawn',
      destroyed: 'destroyed',
    });
  });

  it('has a word for every state of an earlier claim', () => {
    const said = Object.fromEntries(CLAIM_STATES.map((state) => [state, verdict({ claims: [state] })]));
    expect(said).toEqual({
      presented: 'in-claim',
      documents: 'in-claim',
      expertise: 'in-expertise',
      forged: 'with-police',
      approved: 'in-claim',
      paid: 'paid',
      'ticket-withdrawn': 'paid',
      destroyed: 'paid',
      refused: 'winner',
      police: 'with-police',
      returned: 'winner',
      expired: 'to-budget',
    });
  });

  it('refuses every prize of a ticket that an expertise found damaged or forged, also a new claim (9.11, 9.12)', () => {
    const car = claimedPrize(CLAIM_TERMS, 'car')!;
    for (const prize of [winner.prize, car]) {
      expect(verdict({ prize, claims: ['refused'], findings: ['damaged'] })).toBe('refused-damaged');
      expect(verdict({ prize, findings: ['genuine', 'damaged'] })).toBe('refused-damaged');
      expect(verdict({ prize, findings: ['forged'] })).toBe('with-police');
      expect(verdict({ prize, findings: ['genuine'] })).toBe('winner');
    }
  });

  it('does not call one of a ticket’s two prizes paid because the other was (9.14, 9.16 б)', () => {
    const car = claimedPrize(CLAIM_TERMS, 'car')!;
    expect(verdict({ prize: car, ticket: 'withdrawn' })).toBe('withdrawn');
    expect(verdict({ prize: car, ticket: 'destroyed' })).toBe('withdrawn');
    expect(verdict({ ticket: 'withdrawn' })).toBe('withdrawn');
    expect(verdict({ ticket: 'withdrawn', claims: ['ticket-withdrawn'] })).toBe('paid');
    expect(verdict({ prize: car, ticket: 'destroyed', claims: ['destroyed'] })).toBe('paid');
    expect(verdict({ prize: car, ticket: 'withdrawn', claims: ['documents'] })).toBe('in-claim');
    expect(verdict({ prize: car, ticket: 'withdrawn', claims: ['refused'] })).toBe('withdrawn');
  });

  it('never calls a ticket a winner on which a claim was paid, is open or went to the police', () => {
    for (const first of CLAIM_STATES) {
      for (const second of CLAIM_STATES) {
        for (const ticket of TICKET_STATES) {
          const said = verdict({ ticket, claims: [first, second] });
          const free = [first, second].every((state) => state === 'refused' || state === 'returned');
          expect(said === 'winner').toBe(free && ticket === 'sold');
          if (PAID_STATES.has(first) && ticket === 'sold' && second !== 'police' && second !== 'forged') {
            expect(said).toBe('paid');
          }
        }
      }
    }
  });

  it('tells the cashier what to do in three languages, and pays on one verdict only', () => {
    for (const { text, clause } of Object.values(COUNTER_ADVICE)) {
      expect(clause).toMatch(/\d/);
      expect(new Set([text.en, text.ru, text.kk]).size).toBe(3);
    }
    const paying = Object.entries(COUNTER_ADVICE).filter(([, { action }]) => action === 'pay');
    expect(paying.map(([name]) => name)).toEqual(['winner']);
  });
});

describe('a claim', () => {
  const schedule = claimSchedule(CLAIM_TERMS, CLAIM_POLICY);

  it('is opened by a winning ticket on the last day of the lottery, and not on the next (9.5)', () => {
    expect(openClaim(winner, '2024-09-30', schedule, 'cashier')).toMatchObject({
      ok: true,
      claim: {
        state: 'presented',
        presentedOn: '2024-09-30',
        prize: { id: 't25000' },
        documents: ['ticket'],
      },
    });
    expect(openClaim(winner, '2024-10-01', schedule, 'cashier')).toEqual({
      ok: false,
      reason: 'acceptance-over',
      clause: '9.5; 9.7',
    });
  });

  it('to the other prize of a ticket that was taken back is opened by the head office, and by nobody else (8.2 г, 9.14)', () => {
    const won = { ...winner, prize: claimedPrize(CLAIM_TERMS, 'car')!, ticket: 'withdrawn' } as const;
    expect(openClaim(won, '2024-03-01', schedule, 'cashier')).toEqual({
      ...{ ok: false, reason: 'withdrawn', clause: '9.14; 9.16 б' },
    });
    expect(openClaim(won, '2024-03-01', schedule, 'head-office')).toMatchObject({
      ...{ ok: true, claim: { state: 'presented', isTicketTakenBack: true } },
    });
    expect(openClaim({ ...won, prize: winner.prize }, '2024-03-01', schedule, 'head-office').ok).toBe(true);
    expect(openClaim({ ...won, ticket: 'destroyed' }, '2024-03-01', schedule, 'head-office').ok).toBe(false);
  });

  it('is not opened on any other verdict, and says which', () => {
    const opened = openClaim({ ...winner, claims: ['paid'] }, '2024-03-01', schedule, 'cashier');
    expect(opened).toEqual({ ok: false, reason: 'paid', clause: '9.6 а' });
  });
});

describe('a validation code', () => {
  it('is read from what a person types', () => {
    expect(readValidationCode('wtecz 0dtj4\n')).toBe('WTECZ0DTJ4');
    expect(readValidationCode('WTECZ-ODTJ4')).toBe('WTECZ0DTJ4');
    expect(readValidationCode('ilIL012345')).toBe('1111012345');
  });

  it('is none with a character too few or too many, or one outside the alphabet', () => {
    for (const text of ['', 'WTECZ0DTJ', 'WTECZ0DTJ44', 'WTECZ0DTJU', 'WTECZ0DTJЖ', 'WTECZ0DTJ*']) {
      expect(readValidationCode(text), text).toBeUndefined();
    }
  });

  it('is guessed with the chance of one in 2⁵⁰ a try', () => {
    expect(chanceOfGuess(1)).toBe(2 ** -50);
    expect(chanceOfGuess(2 ** 51)).toBe(1);
    // A thousand counters, ten guesses a minute, three years.
    expect(1 / chanceOfGuess(1000 * 10 * 60 * 24 * 1095)).toBeGreaterThan(71_000);
  });
});
