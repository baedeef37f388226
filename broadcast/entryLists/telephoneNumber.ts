/** Telephone numbers as people write them here. */

/** With a plus: any country's, wherever it stands in the text. */
const WITH_PLUS = /\+\d(?:[ ().-]*\d){8,14}(?!\d)/;
/** Grouped: 8 or 7, or neither, and ten digits with something between them. */
const GROUPED =
  /(?<!\d)(?:[78][ -]*)?\(?7\d{2}\)?[ -]+\d{3}[ -]*\d{2}[ -]*\d{2}(?!\d)|(?<!\d)[78][ -]*\(7\d{2}\)[ -]*\d{3}[ -]*\d{2}[ -]*\d{2}(?!\d)|(?<!\d)[78][ -]+7\d{2}[ -]*\d{3}[ -]*\d{2}[ -]*\d{2}(?!\d)/;
/** Eleven digits without anything: 7 or 8, and a code that Kazakhstan's operators and regions have. */
const BARE = /^[78]7(?:0[0-8]|1[0-8]|2[1-9]|47|5[01]|6[0-4]|7[15-8])\d{7}$/;

/** Of random 11-digit texts, so many pass: two times 40 of 10,000 beginnings. */
export const BARE_TELEPHONE_CHANCE = 0.008;

/** Whether a text is written as telephone numbers are, and as nothing else is. */
export const hasTelephoneNumber = (text: string): boolean => WITH_PLUS.test(text) || GROUPED.test(text);

/** Whether eleven bare digits could be a telephone number, or any other code. */
export const isBareTelephoneNumber = (text: string): boolean => BARE.test(text);
