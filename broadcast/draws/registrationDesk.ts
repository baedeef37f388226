/**
 * Registrations that come in at once are written at once: all that arrive in one turn of the event loop are one transaction and one
 * fsync (group commit). While the disk is busy the next ones wait in their sockets, so that a batch is as large as the crowd makes it,
 * and one player alone waits for nobody. Nobody is answered before the fsync.
 */
import type { RegistrationResult, Registrations } from './registrations.ts';

/** Written at a time; the rest is next, after everybody else had a turn. */
const MOST_AT_ONCE = 1000;

interface Waiting {
  readonly text: string;
  readonly resolve: (result: RegistrationResult) => void;
  readonly reject: (fault: unknown) => void;
}

export class RegistrationDesk {
  readonly #registrations: Registrations;
  #waiting: Waiting[] = [];

  constructor(registrations: Registrations) {
    this.#registrations = registrations;
  }

  /** Registers one ticket with whoever else is there; durable when it resolves. @param text what the player typed */
  register(text: string): Promise<RegistrationResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#write());
    });
  }

  #write(): void {
    const batch = this.#waiting.slice(0, MOST_AT_ONCE);
    this.#waiting = this.#waiting.slice(MOST_AT_ONCE);
    if (this.#waiting.length > 0) setImmediate(() => this.#write());
    try {
      const results = this.#registrations.registerAll(batch.map(({ text }) => text));
      for (const [i, { resolve }] of batch.entries()) resolve(results[i]!);
    } catch (fault) {
      for (const { reject } of batch) reject(fault);
    }
  }
}
