/** How much of a file may stand in memory as a table: the bound that the size of the file alone does not give. */
import { fileFault } from './fileFault.ts';

/** A million rows of eight columns, with texts of a million entries as long as lines get. */
const MOST_CELLS = 8_000_000;
const MOST_CHARACTERS = 64 * 2 ** 20;

export class TableRoom {
  #cells = 0;
  #characters = 0;

  /** Takes room for cells. @throws TirazhError BAD_INPUT where there is none left */
  takeCells(count: number): void {
    this.#cells += count;
    if (this.#cells <= MOST_CELLS) return;
    throw fileFault(
      'file-too-full',
      `the file has more than ${MOST_CELLS} cells; save the column of entries alone`,
    );
  }

  /** Takes room for a text. @throws TirazhError BAD_INPUT where there is none left */
  takeText(text: string): string {
    this.#characters += text.length;
    if (this.#characters <= MOST_CHARACTERS) return text;
    throw fileFault(
      'file-too-full',
      `the file has more than ${MOST_CHARACTERS} characters of text; save the column of entries alone`,
    );
  }
}
