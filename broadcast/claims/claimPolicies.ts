/** The operator's claims policy: which one is in force is on record, so that an audit holds each act to the rules of its day. */
import type { DatabaseSync } from 'node:sqlite';
import type { ClaimPolicy } from '../../engine/claims/claimPolicy.ts';
import { type ClaimSchedule, claimSchedule } from '../../engine/claims/claimSchedule.ts';
import type { Day } from '../../engine/claims/day.ts';
import { overBefore } from '../../engine/claims/drawAcceptance.ts';
import type { ClaimRules } from '../../engine/claims/payoutQuote.ts';
import { canonicalHashHex } from '../../engine/encoding/canonicalJson.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import type { Journal } from '../store/journal.ts';
import type { SeriesStore } from '../store/seriesStore.ts';
import { claimFault } from './claimFault.ts';
import type { KazakhCalendar } from './kazakhCalendar.ts';

export class ClaimPolicies {
  readonly calendar: KazakhCalendar;
  readonly #database: DatabaseSync;
  readonly #journal: Journal;
  readonly #series: SeriesStore;
  readonly #policy: ClaimPolicy;
  readonly #hash: string;

  /** @param policy in force from now on, for the terms that it names */
  constructor(
    database: DatabaseSync,
    journal: Journal,
    series: SeriesStore,
    calendar: KazakhCalendar,
    policy: ClaimPolicy,
  ) {
    this.#database = database;
    this.#journal = journal;
    this.#series = series;
    this.calendar = calendar;
    this.#policy = policy;
    this.#hash = canonicalHashHex(policy);
  }

  /** Puts the policy on record, if another one or none is: before the first act under it, in the act's transaction. */
  putOnRecord(): void {
    const { terms } = this.#policy;
    const newest = this.#database
      .prepare('SELECT policy_hash FROM claim_policy WHERE terms = ? ORDER BY record DESC LIMIT 1')
      .get(terms);
    if (newest?.policy_hash === this.#hash) return;
    const { record } = this.#journal.append('claims.policy-set', { terms, policyHash: this.#hash });
    this.#database
      .prepare(
        `INSERT INTO claim_policy (policy_hash, terms, policy, record) VALUES (?, ?, ?, ?)
         ON CONFLICT (policy_hash) DO UPDATE SET record = excluded.record`,
      )
      .run(this.#hash, terms, JSON.stringify(this.#policy), record.index);
  }

  /** What a series was sold under, whatever the policy. */
  termsOf(series: number): LotteryTerms {
    return this.#series.get(series)!.terms;
  }

  /** Null where no policy belongs to the series' terms, or the series is unknown. */
  find(series: number): ClaimRules | null {
    const terms = this.#series.get(series)?.terms;
    return terms ? this.#rulesOf(terms) : null;
  }

  #rulesOf(terms: LotteryTerms): ClaimRules | null {
    const policy = this.#policy;
    return policy.terms === terms.id ? { terms, policy, isWorkingDay: this.calendar.isWorkingDay } : null;
  }

  /** @throws Refused WRONG_STATE where no policy belongs to the series' terms */
  of(series: number): ClaimRules {
    const rules = this.find(series);
    if (rules) return rules;
    throw claimFault(
      ...(['WRONG_STATE', 'policy-missing'] as const),
      `series ${series}: no claims policy belongs to its terms; give one with --claims-policy`,
      { series },
    );
  }

  /**
   * The last day on which tickets are taken, where a draw of the series that is shown on a day leaves its winners none to come (9.5, 14.7);
   * null where it leaves them one, or nobody knows.
   */
  overBefore(series: number, shownOn: Day): Day | null {
    const rules = this.find(series);
    return rules && overBefore(claimSchedule(rules.terms, rules.policy), rules.policy, shownOn);
  }

  scheduleOf(series: number): ClaimSchedule {
    const { terms, policy } = this.of(series);
    return claimSchedule(terms, policy);
  }
}
