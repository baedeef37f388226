/** Words into lines of a width. Pure: how wide a text is, the caller measures. */

/** No word of a language; such a one begins a line of its own, so that it is never measured whole. */
const LONG_WORD = 100;

/** How many characters from `from` on fit, at least one; measures little more than a line, however many there are. */
function fitting(
  characters: readonly string[],
  from: number,
  width: number,
  measure: (text: string) => number,
): number {
  const left = characters.length - from;
  const fits = (count: number): boolean => measure(characters.slice(from, from + count).join('')) <= width;
  let least = 1;
  let most = 2;
  while (most <= left && fits(most)) {
    least = most;
    most *= 2;
  }
  most = Math.min(most - 1, left);
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** A word cut wherever the line ends; one piece when it fits. */
function pieces(word: string, width: number, measure: (text: string) => number): string[] {
  const characters = [...word];
  const cut: string[] = [];
  let from = 0;
  do {
    const count = fitting(characters, from, width, measure);
    cut.push(characters.slice(from, from + count).join(''));
    from += count;
  } while (from < characters.length);
  return cut;
}

/**
 * Breaks at spaces; a word wider than the line is cut wherever the line ends. No-break spaces hold. A line that ends at a
 * space keeps it, unmeasured: joined, the lines are the text, and a reader that joins them finds its words apart. An empty
 * text is one empty line.
 */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  for (const word of text.split(' ')) {
    const longer: string = line === null ? word : `${line} ${word}`;
    if (word.length < LONG_WORD && measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== null) lines.push(`${line} `);
    const cut = pieces(word, width, measure);
    lines.push(...cut.slice(0, -1));
    line = cut.at(-1)!;
  }
  return [...lines, line ?? ''];
}
