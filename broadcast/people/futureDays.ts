/** Days in a winner's data that cannot be: of a birth or of a document that are still to come. */
import type { Day } from '../../engine/claims/day.ts';
import type { PersonData } from '../protocol/claims.ts';

/** Paths of the fields at fault, and nothing of what came. @param today in Almaty */
export const futureDays = ({ birthDay, document }: PersonData, today: Day): string[] => [
  ...(birthDay !== null && birthDay > today ? ['birthDay'] : []),
  ...(document.issuedOn > today ? ['document/issuedOn'] : []),
];
