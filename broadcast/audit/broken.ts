/** Leaves the verification of a journal at the first thing that is wrong. */
export class Broken extends Error {
  /** The first bad record's index, or null where no single record is at fault. */
  readonly record: number | null;

  constructor(record: number | null, reason: string) {
    super(reason);
    this.record = record;
  }
}
