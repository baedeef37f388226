/** Whether a holder is old enough to take part (clause 1.3). */
import { addYears, type Day } from './day.ts';

/** From the birthday on which the holder turns `years`; born on 29 February, from 28 February in a year that has no 29th. */
export const isOfAge = (birthDay: Day, on: Day, years: number): boolean => addYears(birthDay, years) <= on;
