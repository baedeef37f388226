/** The terms audit: the arithmetic of a series and every finding, computed ones and those the terms file carries. */

import type { LocalText } from '../encoding/schemas.ts';
import { channelFindings } from './channelFindings.ts';
import { declaredFindings } from './declaredFindings.ts';
import type { DocumentFinding, Finding, Severity } from './finding.ts';
import type { LotteryTerms } from './lotteryTerms.ts';
import { type PrizeArithmetic, prizeArithmetic } from './prizeArithmetic.ts';
import { prizeFindings } from './prizeFindings.ts';
import { taxFindings } from './taxFindings.ts';
import { termsHash } from './termsHash.ts';

export interface TermsAudit {
  readonly version: 'tirazh/terms-audit/v1';
  readonly lottery: { readonly id: string; readonly name: LocalText };
  readonly termsHash: string;
  /** No finding is an error: a series can be printed and paid as written. */
  readonly sound: boolean;
  readonly arithmetic: PrizeArithmetic;
  /** The gravest first; within one severity, in the order of the checks, then as the terms file lists them. */
  readonly findings: readonly Finding[];
}

const GRAVITY: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** Audits valid terms; the findings are values, whatever they say. */
export function auditTerms(terms: LotteryTerms): TermsAudit {
  const arithmetic = prizeArithmetic(terms);
  const findings = [
    ...declaredFindings(terms, arithmetic),
    ...prizeFindings(terms, arithmetic),
    ...taxFindings(terms),
    ...channelFindings(terms),
    ...terms.documentFindings.map(carried),
  ].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
  return {
    version: 'tirazh/terms-audit/v1',
    lottery: { id: terms.id, name: terms.name },
    termsHash: termsHash(terms),
    sound: findings.every(({ severity }) => severity !== 'error'),
    arithmetic,
    findings,
  };
}

const carried = ({ details = {}, ...finding }: DocumentFinding): Finding => ({ ...finding, details });
