/** A claims policy from a file, and the one that stands in where none is given. */
import { type ClaimPolicy, claimPolicySchema, parseClaimPolicy } from '../../engine/claims/claimPolicy.ts';
import { badInput } from '../../engine/errors.ts';
import ownPolicy from '../../fixtures/7s-claims-policy.json' with { type: 'json' };
import { readJson } from '../../terminal/files.ts';

/** @throws TirazhError BAD_INPUT naming every fault with its path */
export async function readClaimPolicy(path: string): Promise<ClaimPolicy> {
  const parsed = parseClaimPolicy(await readJson(path));
  if (parsed.ok) return parsed.policy;
  const faults = parsed.faults.map(({ path: where, message }) => `${where}: ${message}`);
  throw badInput(`--claims-policy ${path}: ${faults.join('; ')}`);
}

/** How the project reads 7S AVTO LOTO. */
export const ownClaimPolicy = (): ClaimPolicy => claimPolicySchema.parse(ownPolicy);

/**
 * That of a demonstration: by the document tickets were taken until 30 September 2024, so it goes on as if prolonged to the end of the
 * next year (5.1).
 */
export function demoClaimPolicy(year: number): ClaimPolicy {
  const own = ownClaimPolicy();
  const reading = {
    en: 'A demonstration: the lottery goes on as if the operator had prolonged it.',
    ru: 'Демонстрация: лотерея продолжается, как если бы оператор её продлил.',
    kk: 'Көрсетілім: лотерея оператор ұзартқандай жалғасады.',
  };
  return { ...own, prolongedThrough: { ...own.prolongedThrough, choice: `${year + 1}-12-31`, reading } };
}
