import { describe, expect, it } from 'vitest';
import { flow, type Piece } from './flow.ts';

/** Every letter is one point wide. */
const measure = (text: string): number => text.length;
const MM = 72 / 25.4;

const textOf = (lines: Piece[][]): string[] => lines.map((line) => line.map(({ text }) => text).join(' '));

describe('running words with fields', () => {
  it('break at spaces and lose no word', () => {
    expect(textOf(flow(['один два ', { value: 'три четыре', mm: 0 }, ', пять'], 12, measure))).toEqual([
      'один два три',
      'четыре , пять',
    ]);
  });

  it('keep the comma at its field, and rule the field and not the comma', () => {
    const [line] = flow(['ab ', { value: 'cd', mm: 0 }, ', ef'], 40, measure);
    expect(line!.map(({ text, x, ruledTo }) => [text, x, ruledTo])).toEqual([
      ['ab', 0, null],
      ['cd', 3, 5],
      [',', 5, null],
      ['ef', 7, null],
    ]);
  });

  it('give an empty field its line, no wider than the page', () => {
    const [line] = flow([{ value: null, mm: 1000 }], 50, measure);
    expect(line).toMatchObject([{ text: '', x: 0, ruledTo: 50 }]);
  });

  it('draw the line behind a short value as long as the field is wide, as far as the line goes', () => {
    const [wide] = flow([{ value: 'ab', mm: 10 }, '.'], 200, measure);
    expect(wide![1]!.ruledTo).toBeCloseTo(10 * MM);
    const lines = flow(['x'.repeat(15), ' ', { value: 'ab', mm: 10 }, '.'], 20, measure);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.at(-1)).toMatchObject({ text: '.', x: 19 });
  });

  it('cut a word that is wider than the line, and only such a word', () => {
    const lines = flow([{ value: `ab ${'x'.repeat(25)} cd`, mm: 0 }], 10, measure);
    expect(textOf(lines)).toEqual(['ab', 'xxxxxxxxxx', 'xxxxxxxxxx', 'xxxxx cd']);
    for (const line of lines) expect(line.at(-1)!.ruledTo).toBeLessThanOrEqual(10);
  });

  it('hold together what a no-break space joins', () => {
    expect(textOf(flow(['aaa №\u00a0bb'], 6, measure))).toEqual(['aaa', '№\u00a0bb']);
  });
});
