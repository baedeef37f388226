import decodeQR from 'qr/decode.js';
import { expect, it } from 'vitest';
import type { PrintedDocument } from '../printedDocument.ts';
import { placeCode } from './placeCode.ts';
import { LEFT, Sheet } from './sheet.ts';

const PAPER: PrintedDocument = {
  ...{ language: 'kk', title: 'Қағаз', author: null, datedMs: 0, foot: '', pageOf: '', blocks: [] },
};

/** Pixels a point. */
const SCALE = 6;
const SIDE = 120;

/** The rectangles painted on the sheet, as a picture of the page's left upper part. */
function painted(payload: string): Uint8Array {
  const sheet = new Sheet(PAPER, () => {});
  const top = sheet.y;
  const picture = new Uint8Array((SIDE * SCALE) ** 2 * 4).fill(255);
  const rect = sheet.pdf.rect.bind(sheet.pdf);
  sheet.pdf.rect = (x, y, width, height) => {
    const [left, upper] = [Math.round((x - LEFT + 8) * SCALE), Math.round((y - top + 8) * SCALE)];
    for (let row = upper; row < upper + height * SCALE; row++) {
      const from = (row * SIDE * SCALE + left) * 4;
      for (let i = 0; i < Math.round(width * SCALE) * 4; i += 4) picture.fill(0, from + i, from + i + 3);
    }
    return rect(x, y, width, height);
  };
  placeCode(sheet, { kind: 'code', payload, alt: payload, words: 'хеш' });
  return picture;
}

it.each([
  ['the bare hash', `sha256:${'3fce7d55'.repeat(8)}`],
  ['the check page', `https://draw.example.kz/check?draw=7s-avto-loto-001-01#sha256=${'3fce7d55'.repeat(8)}`],
  [
    'the longest id',
    `https://lottery.operator.example.kz:8443/check?draw=${'d'.repeat(64)}#sha256=${'0f'.repeat(32)}`,
  ],
])('a QR code of %s is read back from its squares', (_, payload) => {
  const side = SIDE * SCALE;
  expect(decodeQR({ width: side, height: side, data: painted(payload) })).toBe(payload);
});
