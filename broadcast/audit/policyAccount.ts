/** The claims policies as the journal put them in force, each held to its hash; with the terms they are the rules of a record's day. */
import { type ClaimPolicy, claimPolicySchema } from '../../engine/claims/claimPolicy.ts';
import type { ClaimRules } from '../../engine/claims/payoutQuote.ts';
import { canonicalHashHex } from '../../engine/encoding/canonicalJson.ts';
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import { kazakhCalendar } from '../claims/kazakhCalendar.ts';
import { Broken } from './broken.ts';
import { policySetSchema, readBody } from './claimRecords.ts';

export interface PolicySources {
  termsOf(series: number): LotteryTerms | null;
  /** The stored text of a policy, by its hash. */
  policyText(policyHash: string): string | null;
}

export class PolicyAccount {
  readonly #sources: PolicySources;
  readonly #isWorkingDay = kazakhCalendar().isWorkingDay;
  /** In force, by the id of the terms. */
  readonly #policies = new Map<string, ClaimPolicy>();

  constructor(sources: PolicySources) {
    this.#sources = sources;
  }

  /** @throws Broken for a policy that is not here, or is another than the record says */
  set(record: JournalRecord): void {
    const { terms, policyHash } = readBody(policySetSchema, record);
    const text = this.#sources.policyText(policyHash);
    const parsed = claimPolicySchema.safeParse(text === null ? null : JSON.parse(text));
    const isIt =
      parsed.success && canonicalHashHex(parsed.data) === policyHash && parsed.data.terms === terms;
    if (!isIt) throw new Broken(record.index, 'the stored claims policy is not the one that was set');
    this.#policies.set(terms, parsed.data);
  }

  /** The rules of a series at the present record. @param index for the fault, null after the last record */
  rulesOf(series: number, index: number | null): ClaimRules {
    const terms = this.#sources.termsOf(series);
    const policy = terms && this.#policies.get(terms.id);
    if (terms && policy) return { terms, policy, isWorkingDay: this.#isWorkingDay };
    throw new Broken(index, `series ${series}: there was no claims policy`);
  }
}
