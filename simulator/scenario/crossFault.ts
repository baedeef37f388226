/** What the parts of a scenario must be to one another is checked on the parts that can be read, whatever the others are. */
import type { Scenario } from './scenario.ts';

/** The parts of a scenario that have their types. Their numbers may be out of range: that is told already, and must only not throw. */
export type KnownParts = Partial<Scenario>;

/** A fault between two parts; the path is that of the part which is the easier to mend. */
export interface CrossFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
