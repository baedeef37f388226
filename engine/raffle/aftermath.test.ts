import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AftermathState, aftermathOf, applyStep, isMetLate, NO_AFTERMATH } from './aftermath.ts';
import { firstMisfit, misfitOf } from './aftermathMisfit.ts';
import { type RecordedStep, type Step, stepSchema } from './aftermathSteps.ts';
import { startOfDayMs } from './almatyDay.ts';
import { CONDITIONS, LOSSES, parseRaffleTerms, type RaffleTerms } from './raffleTerms.ts';

const parsed = parseRaffleTerms(
  JSON.parse(readFileSync(new URL('../../fixtures/kasipker.json', import.meta.url), 'utf8')),
);
const terms: RaffleTerms = (parsed as { terms: RaffleTerms }).terms;
const HASH = 'ab'.repeat(32);
const [A, B, C] = ['AAAAAAAAAA', 'BBBBBBBBBB', 'CCCCCCCCCC'] as const;
const PEOPLE: Readonly<Record<string, number>> = { lost: 2, 'handed-over': 2, closed: 2 };

/** A month whose steps are taken on given days, each checked against the rules first. */
class Month {
  steps: RecordedStep[] = [];
  state: AftermathState = NO_AFTERMATH;

  take(day: string, step: Step): string {
    const atMs = startOfDayMs(day) + 3_600_000;
    const misfit = misfitOf(this.state, step, atMs, terms);
    if (misfit) return misfit.code;
    const people = ['host-1', 'commission-1'].slice(
      0,
      PEOPLE[step.type] ?? ('code' in step || 'contact' in step ? 1 : 0),
    );
    const recorded = { step: stepSchema.parse(step), by: people, atMs };
    this.steps.push(recorded);
    this.state = applyStep(this.state, recorded, terms);
    return this.state.phase;
  }

  /** A winner and two reserves, drawn on 15 April. */
  static drawn(reserves: readonly string[] = [B, C]): Month {
    const month = new Month();
    month.draw('2024-04-15', 'list-001', A, reserves);
    return month;
  }

  draw(day: string, draw: string, winner: string, reserves: readonly string[]): string {
    const at = new Date(startOfDayMs(day)).toISOString();
    return this.take(day, {
      type: 'drawn',
      draw,
      transcriptDigest: HASH,
      at,
      winner,
      reserves: [...reserves],
    });
  }

  call(
    day: string,
    result: 'no-answer' | 'reached' = 'no-answer',
    contact = `call-${this.steps.length}`,
  ): string {
    const at = new Date(startOfDayMs(day)).toISOString();
    return this.take(day, {
      type: 'contact',
      contact,
      code: this.state.holder!.code,
      at,
      channel: 'phone',
      result,
    });
  }

  meet(day: string, ...conditions: ('registered' | 'act-signed' | 'identity-document')[]): void {
    for (const condition of conditions) {
      const signing = condition === 'act-signed' ? ('electronic' as const) : null;
      this.take(day, { type: 'condition-met', code: this.state.holder!.code, condition, signing });
    }
  }

  lose(day: string, why: (typeof LOSSES)[number], code = this.state.holder!.code): string {
    return this.take(day, { type: 'lost', code, why });
  }
}

const ALL = ['registered', 'act-signed', 'identity-document'] as const;

describe('the aftermath of a draw', () => {
  it('ends with the handover once every condition is met', () => {
    const month = Month.drawn();
    expect(month.state).toMatchObject({
      phase: 'contacting',
      reserves: [B, C],
      holder: { code: A, via: 'draw' },
    });
    month.call('2024-04-16', 'reached');
    expect(month.take('2024-04-17', { type: 'handed-over', code: A })).toBe('conditions-missing');
    month.meet('2024-04-17', 'registered', 'act-signed');
    expect(month.take('2024-04-17', { type: 'handed-over', code: A })).toBe('conditions-missing');
    month.meet('2024-04-18', 'identity-document');
    expect(month.take('2024-04-18', { type: 'handed-over', code: B })).toBe('not-holder');
    expect(month.take('2024-04-18', { type: 'handed-over', code: A })).toBe('handed-over');
    expect(month.lose('2024-04-30', 'violation', A)).toBe('wrong-phase');
    expect(firstMisfit(month.steps, terms)).toBeNull();
    expect(aftermathOf(month.steps, terms)).toEqual(month.state);
  });

  it('passes the prize to the next reserve on a violation, whose ten days begin then (clause 5)', () => {
    const month = Month.drawn();
    expect(month.lose('2024-04-17', 'violation')).toBe('contacting');
    expect(month.state).toMatchObject({ holder: { code: B, via: 'next-reserve' }, reserves: [C] });
    expect(month.state.lost).toMatchObject([
      { code: A, why: 'violation', clause: '5', by: ['host-1', 'commission-1'], wasHolder: true },
    ]);
    // The tenth day after 17 April is the 27th, and it is whole.
    expect(month.state.holder!.deadlineMs).toBe(startOfDayMs('2024-04-28'));
  });

  it('draws again among the reserves when nobody was reached within ten days, not before, and not without a try (clauses 8, 10)', () => {
    const month = Month.drawn();
    expect(month.lose('2024-04-25', 'no-contact')).toBe('too-early');
    expect(month.lose('2024-04-26', 'no-contact')).toBe('nobody-tried');
    month.call('2024-04-20');
    expect(month.lose('2024-04-26', 'no-contact')).toBe('redraw-due');
    expect(month.state).toMatchObject({ holder: null, reserves: [B, C] });
    expect(month.draw('2024-04-27', 'list-002', C, [B])).toBe('wrong-phase');
    expect(month.take('2024-04-27', { type: 'redraw-drafted', draw: 'list-002', list: 'list-cc' })).toBe(
      'redrawing',
    );
    expect(month.draw('2024-04-28', 'list-009', C, [B])).toBe('wrong-phase');
    expect(month.draw('2024-04-28', 'list-002', C, [B])).toBe('contacting');
    expect(month.state).toMatchObject({ holder: { code: C, via: 'redraw' }, reserves: [B], redraw: null });
    expect(month.state.holder!.deadlineMs).toBe(startOfDayMs('2024-05-09'));
  });

  it('does not call somebody unreachable who was reached, unless that contact was a mistake', () => {
    const month = Month.drawn();
    month.call('2024-04-16');
    month.call('2024-04-17', 'reached', 'wrong');
    expect(month.lose('2024-04-26', 'no-contact')).toBe('was-reached');
    expect(month.lose('2024-04-26', 'conditions-unmet')).toBe('redraw-due');
    const corrected = Month.drawn();
    corrected.call('2024-04-16');
    corrected.call('2024-04-17', 'reached', 'wrong');
    expect(corrected.take('2024-04-17', { type: 'contact-mistaken', contact: 'wrong' })).toBe('contacting');
    expect(corrected.take('2024-04-17', { type: 'contact-mistaken', contact: 'wrong' })).toBe('already-so');
    expect(corrected.state.holder!.contacts).toHaveLength(2);
    expect(corrected.lose('2024-04-26', 'no-contact')).toBe('redraw-due');
  });

  it('does not say that conditions are unmet when they are met', () => {
    const month = Month.drawn();
    month.meet('2024-04-16', ...ALL);
    expect(month.lose('2024-04-26', 'conditions-unmet')).toBe('conditions-are-met');
    expect(month.take('2024-04-26', { type: 'condition-mistaken', code: A, condition: 'act-signed' })).toBe(
      'contacting',
    );
    expect(month.state.holder!.signing).toBeNull();
    expect(month.lose('2024-04-26', 'conditions-unmet')).toBe('redraw-due');
  });

  it('lets two people say that conditions were unmet which were marked when the days were over (clause 10)', () => {
    const month = Month.drawn();
    month.meet('2024-04-20', 'registered', 'identity-document');
    month.meet('2024-05-20', 'act-signed');
    const holder = month.state.holder!;
    expect(CONDITIONS.map((condition) => isMetLate(holder, condition))).toEqual([false, true, false]);
    const handed = Object.assign(new Month(), { steps: [...month.steps], state: month.state });
    expect(handed.take('2024-05-20', { type: 'handed-over', code: A })).toBe('handed-over');
    expect(month.lose('2024-05-20', 'conditions-unmet')).toBe('redraw-due');
    expect(firstMisfit(month.steps, terms)).toBeNull();
  });

  it('knows whether the act was sent to the winner’s cabinet, and takes that back (clause 9)', () => {
    const month = Month.drawn();
    const send = (sent: boolean): string => month.take('2024-04-16', { type: 'act-sent', code: A, sent });
    expect(send(false)).toBe('already-so');
    expect([send(true), send(true)]).toEqual(['contacting', 'already-so']);
    expect(month.state.holder!.actSent).toMatchObject({ by: 'host-1' });
    send(false);
    expect(month.state.holder!.actSent).toBeNull();
  });

  it('gives the prize to the last reserve without a draw, and ends without handover when nobody is left', () => {
    const month = Month.drawn([B]);
    expect(month.lose('2024-04-16', 'refusal')).toBe('contacting');
    expect(month.state).toMatchObject({ holder: { code: B, via: 'last-reserve' }, reserves: [] });
    expect(month.take('2024-04-17', { type: 'closed' })).toBe('wrong-phase');
    expect(month.lose('2024-04-17', 'no-identity-document')).toBe('exhausted');
    expect(month.take('2024-04-18', { type: 'closed' })).toBe('closed-without-handover');
    expect(month.state.endedMs).toBe(startOfDayMs('2024-04-18') + 3_600_000);
  });

  it('takes a reserve’s place away for a violation or a refusal, also while a draw among them is due', () => {
    const month = Month.drawn();
    expect(month.lose('2024-04-16', 'no-contact', B)).toBe('not-holder');
    expect(month.lose('2024-04-16', 'violation', B)).toBe('contacting');
    expect(month.state).toMatchObject({ reserves: [C], holder: { code: A } });
    const due = Month.drawn();
    due.lose('2024-04-16', 'refusal');
    expect(due.state.phase).toBe('redraw-due');
    expect(due.lose('2024-04-16', 'violation', C)).toBe('contacting');
    expect(due.state.holder).toMatchObject({ code: B, via: 'last-reserve' });
  });

  it('begins anew when the draw’s result does not count, and draws the reserves again when theirs does not', () => {
    const month = Month.drawn();
    expect(month.take('2024-04-16', { type: 'annulled', draw: 'list-001', next: 'list-002' })).toBe(
      'awaiting-draw',
    );
    expect(month.call.bind(month, '2024-04-16')).toThrow();
    expect(month.draw('2024-04-17', 'list-002', B, [A, C])).toBe('contacting');
    month.lose('2024-04-18', 'refusal');
    month.take('2024-04-18', { type: 'redraw-drafted', draw: 'list-003', list: 'list-cc' });
    expect(month.take('2024-04-18', { type: 'redraw-called-off', draw: 'list-003' })).toBe('redraw-due');
    month.take('2024-04-18', { type: 'redraw-drafted', draw: 'list-004', list: 'list-dd' });
    month.draw('2024-04-19', 'list-004', A, [C]);
    expect(month.take('2024-04-19', { type: 'annulled', draw: 'list-004', next: 'list-005' })).toBe(
      'redrawing',
    );
    expect(month.draw('2024-04-20', 'list-005', C, [A])).toBe('contacting');
    expect(firstMisfit(month.steps, terms)).toBeNull();
  });

  it('takes words of the holder alone, at instants that can be', () => {
    const month = Month.drawn();
    const at = (day: string): string => new Date(startOfDayMs(day)).toISOString();
    const call = { type: 'contact', contact: 'call-x', channel: 'phone', result: 'reached' } as const;
    expect(month.take('2024-04-16', { ...call, code: B, at: at('2024-04-16') })).toBe('not-holder');
    expect(month.take('2024-04-16', { ...call, code: A, at: at('2024-04-17') })).toBe('contact-in-future');
    expect(month.take('2024-04-16', { ...call, code: A, at: at('2024-04-14') })).toBe('contact-before-draw');
    expect(
      month.take('2024-04-16', { type: 'condition-met', code: A, condition: 'act-signed', signing: null }),
    ).toBe('signing-missing');
    expect(month.take('2024-04-16', { type: 'proxy', code: A, present: true })).toBe('contacting');
    expect(month.take('2024-04-16', { type: 'consent', code: A, granted: true })).toBe('contacting');
    expect(month.take('2024-04-16', { type: 'consent', code: A, granted: true })).toBe('already-so');
    expect(month.state.holder).toMatchObject({ hasProxy: true, consent: true });
  });

  it('reaches an end from everywhere, and nowhere gives two people the prize: every path of losses is walked', () => {
    let ends = 0;
    const walk = (month: Month, days: number): void => {
      const { phase, holder, reserves } = month.state;
      expect(new Set([...reserves, holder?.code ?? '-']).size).toBe(reserves.length + 1);
      const day = new Date(Date.UTC(2024, 3, 16 + days)).toISOString().slice(0, 10);
      if (phase === 'exhausted') {
        expect(month.take(day, { type: 'closed' })).toBe('closed-without-handover');
        expect(month.state.lost.map(({ code }) => code).toSorted()).toEqual([A, B, C]);
        ends++;
        return;
      }
      const copy = (): Month => Object.assign(new Month(), { steps: [...month.steps], state: month.state });
      if (phase === 'redraw-due') {
        for (const winner of reserves) {
          const next = copy();
          const draw = `list-${String(next.steps.length).padStart(3, '0')}`;
          next.take(day, { type: 'redraw-drafted', draw, list: 'list-cc' });
          next.draw(
            day,
            draw,
            winner,
            reserves.filter((code) => code !== winner),
          );
          walk(next, days + 1);
        }
        return;
      }
      for (const why of LOSSES) {
        const next = copy();
        next.call(day);
        expect(['contacting', 'redraw-due', 'exhausted']).toContain(
          next.lose(day === '' ? day : later(day), why),
        );
        walk(next, days + 20);
      }
    };
    const later = (day: string): string =>
      new Date(Date.parse(day) + 15 * 86_400_000).toISOString().slice(0, 10);
    walk(Month.drawn(), 0);
    // Three lose, for one of five reasons each; after the first, a violation leaves one way on, the four others draw among two.
    expect(ends).toBe((1 + 4 * 2) * 5 * 5);
  });
});
