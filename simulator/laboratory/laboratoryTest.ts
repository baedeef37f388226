/** What a test of the laboratory is: something that turns a sample into one p-value, and what one must know of it to read that. */

export type Area = 'words' | 'integers' | 'shuffles' | 'draws';

export const AREAS: readonly Area[] = ['words', 'integers', 'shuffles', 'draws'];

/** @typeParam Sample what one independent stream gives to all tests of an area */
export interface LaboratoryTest<Sample> {
  /** Stable name, lower case with hyphens, unique among all areas. */
  readonly id: string;
  /** What it looks for, as a few words. */
  readonly about: string;
  readonly source: string;
  /** Set where an honest count is nearly always 0: such a test is judged by its smallest p-value alone. */
  readonly isRare?: true;
  /**
   * The upper p-value: uniform on [0, 1] for a fair generator, near 0 or near 1 for others.
   * @param share uniform on [0, 1) and nothing of the sample's: where a small count makes p-values come in steps, the place within
   *   the step, so that Kolmogorov's test at the second level does not take the steps for a fault
   */
  pValue(sample: Sample, share: number): number;
}
