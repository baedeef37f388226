/** Which draw the address names: `?draw=`; without it, whatever is on air. */

export const drawOfAddress = (): string | null => new URLSearchParams(location.search).get('draw');

/** Puts the draw into the address, so that "back" leads to the one before. */
export function visit(draw: string): void {
  const address = new URL(location.href);
  address.searchParams.set('draw', draw);
  address.hash = '';
  history.pushState(null, '', address);
}
