/** Text as one word of a POSIX shell, quoted only where it must be. Source: POSIX.1-2017, Shell Command Language, 2.2.2. */
export const shellWord = (text: string): string =>
  /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
