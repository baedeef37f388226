/** How one check of a transcript ends early: at the first thing that is wrong. Caught by `verifyTranscript`. */

export class Mismatch extends Error {}

/** @throws Mismatch naming `what`, with both values */
export function expectSame(what: string, expected: string, actual: string): void {
  if (expected !== actual) throw new Mismatch(`${what}: expected ${expected}, the transcript has ${actual}`);
}
