/** Whole tenge as people write them: "14 000 000 ₸", with no-break spaces so that a sum never wraps. */

const NO_BREAK_SPACE = '\u00a0';

/** A whole number with its thousands apart. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, NO_BREAK_SPACE);

export const tenge = (amountTenge: number): string => `${grouped(amountTenge)}${NO_BREAK_SPACE}₸`;
