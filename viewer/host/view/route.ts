/** Which part of the desk is open, and for which draw: kept in the fragment, so that a reload comes back to it. */
import { type ReadonlySignal, signal } from '@preact/signals';

export const VIEWS = ['air', 'plan', 'lists', 'rehearsal', 'journal'] as const;
export type View = (typeof VIEWS)[number];

export interface Route {
  readonly view: View;
  /** A draw's or a draft's id; null: none is chosen. */
  readonly draw: string | null;
}

/** Such as `#air/7s-avto-loto-001-02`. */
export function routeOf(fragment: string): Route {
  const [name, draw] = fragment.replace(/^#/, '').split('/');
  const view = VIEWS.find((each) => each === name) ?? 'air';
  return { view, draw: draw ? decodeURIComponent(draw) : null };
}

export const fragmentOf = ({ view, draw }: Route): string =>
  draw === null ? `#${view}` : `#${view}/${encodeURIComponent(draw)}`;

const current = signal<Route>({ view: 'air', draw: null });
export const route: ReadonlySignal<Route> = current;

/** Follows the address from now on. */
export function followRoute(): void {
  current.value = routeOf(location.hash);
  addEventListener('hashchange', () => {
    current.value = routeOf(location.hash);
  });
}

/** Opens a part of the desk; a person can come back to where they were. */
export function open(next: Route): void {
  location.hash = fragmentOf(next);
}

/** The same without a step in the browser's history: the desk chose, not a person. */
export function settleOn(next: Route): void {
  history.replaceState(null, '', fragmentOf(next));
  current.value = next;
}
