/** Which part of the office is open: kept in the fragment, so that a reload comes back to it. Nobody's name ever stands in it. */
import { type ReadonlySignal, signal } from '@preact/signals';

export const SECTIONS = ['overview', 'claims', 'tickets', 'money', 'raffle'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Route {
  /** Null: none is chosen, or there is no such one. */
  readonly section: Section | null;
  /** What is open inside of it, from the outside in: `['sales']`, `['kasipker-2024', '2024-05']`. */
  readonly parts: readonly string[];
}

/** Such as `#raffle/kasipker-2024/2024-05`. */
export function routeOf(fragment: string): Route {
  const [name, ...parts] = fragment
    .replace(/^#/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  return { section: SECTIONS.find((each) => each === name) ?? null, parts };
}

/** An address that somebody has mistyped is no reason to stop. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const fragmentOf = (section: Section, ...parts: readonly string[]): string =>
  `#${[section, ...parts].map(encodeURIComponent).join('/')}`;

const current = signal<Route>({ section: null, parts: [] });
export const route: ReadonlySignal<Route> = current;

/** Follows the address from now on. */
export function followRoute(): void {
  current.value = routeOf(location.hash);
  addEventListener('hashchange', () => {
    current.value = routeOf(location.hash);
  });
}

/** Opens a part of the office; a person can come back to where they were. */
export function open(section: Section, ...parts: readonly string[]): void {
  location.hash = fragmentOf(section, ...parts);
}
