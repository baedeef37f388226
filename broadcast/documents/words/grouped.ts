/** Long digits in groups, so that two people can compare them aloud. */

/** Hex digits in groups of eight. */
export const hashGroups = (hex: string): string => hex.replace(/(.{8})(?=.)/g, '$1 ');

/** The same in lines of 32 digits. */
export const hashLines = (hex: string): string[] => (hex.match(/.{1,32}/g) ?? []).map(hashGroups);

/** A draw number in groups of three that stay on one line; any other entry as it is. */
export const entryText = (entry: string): string =>
  /^\d{12}$/.test(entry) ? entry.replace(/(\d{3})(?=\d)/g, '$1\u00a0') : entry;
