/** `/readyz`: whether this server can take visitors and hold a draw now; otherwise every reason why not. */

export interface ReadinessParts {
  /** Each answers what is wrong. */
  readonly checks: readonly (() => readonly string[] | string | null)[];
  /** A clock that never jumps, milliseconds. */
  readonly steady: () => number;
}

/** However many ask, the checks run once in so long. */
const FRESH_MS = 1000;

export interface Readiness {
  /** What is wrong now; nothing: ready. */
  reasons(): string[];
  /** From now on the server is on its way out. */
  stop(): void;
}

export function createReadiness({ checks, steady }: ReadinessParts): Readiness {
  let stopping = false;
  let known: { readonly atMs: number; readonly reasons: string[] } | null = null;
  const outcomeOf = (check: ReadinessParts['checks'][number]): readonly string[] => {
    try {
      const outcome = check();
      return typeof outcome === 'string' ? [outcome] : (outcome ?? []);
    } catch {
      return ['a check failed to run'];
    }
  };
  return {
    reasons() {
      if (stopping) return ['stopping'];
      if (!known || steady() - known.atMs >= FRESH_MS) {
        known = { atMs: steady(), reasons: checks.flatMap(outcomeOf) };
      }
      return known.reasons;
    },
    stop() {
      stopping = true;
    },
  };
}
