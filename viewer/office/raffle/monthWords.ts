/** Months by their names in the reader's language: "январь 2024, февраль 2024". */
import { monthName } from '../../../engine/raffle/monthName.ts';
import { local } from '../../text/currentText.ts';

export const monthWords = (months: readonly string[]): string =>
  months.map((month) => local(monthName(month))).join(', ');
