/** Stirling numbers of the second kind and what poker and the coupon collector make of them (Knuth, TAOCP 1, §1.2.6). */

/** {n over k} for k = 0 … n: ways to part n things into k heaps. */
export function stirlingRow(n: number): number[] {
  let row = [1];
  for (let i = 1; i <= n; i++) {
    row = Array.from({ length: i + 1 }, (_, k) => (row[k - 1] ?? 0) + k * (row[k] ?? 0));
  }
  return row;
}

/** The chance of exactly k different values, k = 0 … n, among n draws from `base`. */
export function differentValuesLaw(n: number, base: number): number[] {
  let ordered = 1;
  return stirlingRow(n).map((ways, k) => {
    if (k > 0) ordered *= (base - k + 1) / base;
    return Math.max(0, ways * ordered) / base ** (n - k);
  });
}
