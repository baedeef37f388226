/** P-values for people. */

/** A p-value from its logarithm, also below the least double. */
export function formatP(log10P: number): string {
  if (log10P > -3) return (10 ** log10P).toFixed(3);
  const exponent = Math.floor(log10P);
  return `${(10 ** (log10P - exponent)).toFixed(1)}e${exponent}`;
}
