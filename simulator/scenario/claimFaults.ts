/** Claim rules that name no prize of the terms, a prize of two rules, a prize of none. */
import type { CrossFault, KnownParts } from './crossFault.ts';

export function* claimFaults({ terms, claims }: KnownParts): Generator<CrossFault> {
  if (!claims) return;
  const known = terms && new Set([...terms.instantTiers, ...terms.drawFund.prizes].map(({ id }) => id));
  const ruled = new Map<string, number>();
  let general: number | undefined;
  for (const [i, { tiers }] of claims.entries()) {
    if (tiers === undefined && general !== undefined) {
      const message = `expected one rule without "tiers", claims[${general}] is another`;
      yield { path: ['claims', i], message };
    }
    if (tiers === undefined) general ??= i;
    for (const [j, id] of (tiers ?? []).entries()) {
      const path = ['claims', i, 'tiers', j];
      const first = ruled.get(id);
      if (known && !known.has(id)) {
        yield {
          path,
          message: `expected the id of an instant tier or a draw prize of the terms, got "${id}"`,
        };
      } else if (first !== undefined) {
        yield { path, message: `expected one rule for each prize, "${id}" has another in claims[${first}]` };
      }
      if (first === undefined) ruled.set(id, i);
    }
  }
  if (general !== undefined) return;
  const unruled = [...(known ?? [])].filter((id) => !ruled.has(id)).map((id) => `"${id}"`);
  if (unruled.length > 0) {
    const message = `no rule for ${unruled.join(', ')}; name them, or add a rule without "tiers" for all that are not named`;
    yield { path: ['claims'], message };
  }
}
