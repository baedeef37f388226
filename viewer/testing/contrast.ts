/**
 * The contrast of every text on a page against what is really painted behind it (WCAG 2.2, 1.4.3): the page is
 * photographed once without its letters, and each text's colour is held against the worst pixel in its boxes.
 */
import type { Browser, Page } from 'playwright-core';

export interface TextContrast {
  readonly words: string;
  /** 1 to 21. */
  readonly ratio: number;
}

interface Painted {
  readonly words: string;
  readonly color: [number, number, number, number];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Relative luminance of an sRGB colour, 0 to 255 each (WCAG 2.2). */
function luminance([red, green, blue]: readonly number[]): number {
  const linear = (value = 0): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two colours, 1 to 21. */
export function contrastRatio(one: readonly number[], other: readonly number[]): number {
  const [first, second] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(first, second) / Math.min(first, second);
}

/** Runs in the page: each visible text, its colour and the boxes of its lines. */
function readTexts(): Painted[] {
  const found: Painted[] = [];
  const context = document.createElement('canvas').getContext('2d')!;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (!parent || words === '' || parent.closest('.unseen, noscript, script, svg, [hidden]')) continue;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    // A canvas knows every way in which a colour can be written.
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = getComputedStyle(parent).color;
    context.fillRect(0, 0, 1, 1);
    const color = [...context.getImageData(0, 0, 1, 1).data] as [number, number, number, number];
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { x, y, width, height } of range.getClientRects()) {
      if (width < 2 || height < 2) continue;
      // A letter's box is higher than its ink, and may stand out of what it is painted on.
      const ink = { y: y + scrollY + height / 8, height: (height * 3) / 4 };
      found.push({ words, color, box: { x: x + scrollX, width, ...ink } });
    }
  }
  return found;
}

/** Runs in a page, where pictures can be read: the worst ratio of each text. */
async function worstRatios(texts: readonly Painted[], png: string, ratio: typeof contrastRatio) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return texts.map(({ words, color, box }) => {
    let worst = 21;
    const alpha = color[3] / 255;
    for (let y = Math.max(0, Math.ceil(box.y)); y < Math.min(height, box.y + box.height); y += 2) {
      for (let x = Math.max(0, Math.ceil(box.x)); x < Math.min(width, box.x + box.width); x += 2) {
        const behind = data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3);
        const shown = Array.from(behind, (value, i) => color[i]! * alpha + value * (1 - alpha));
        worst = Math.min(worst, ratio(shown, [...behind]));
      }
    }
    return { words, ratio: worst };
  });
}

/** Goes at a page that will not stand still. */
const MOST_PICTURES = 20;

/** Where texts stand: a clock may tick meanwhile. */
const boxesOf = (texts: readonly Painted[]): string => JSON.stringify(texts.map(({ box }) => box));

/** The texts of the page and its picture without their letters, of one layout: fonts and lists may still be coming in. */
async function photograph(page: Page): Promise<{ texts: Painted[]; png: string }> {
  await page.evaluate(() => document.fonts.ready);
  for (let i = 0; i < MOST_PICTURES; i++) {
    const texts = await page.evaluate(readTexts);
    const bare = await page.addStyleTag({
      content: '* { color: transparent !important; text-decoration-color: transparent !important; }',
    });
    const png = (await page.screenshot({ fullPage: true })).toString('base64');
    await bare.evaluate((style) => (style as HTMLStyleElement).remove());
    const since = await page.evaluate(readTexts);
    if (boxesOf(since) === boxesOf(texts)) return { texts, png };
  }
  throw new Error('the page does not stand still');
}

/** Every text of the page with its contrast, the worst first. The page has to come to rest, and its policy to be off. */
export async function textContrasts(browser: Browser, page: Page): Promise<TextContrast[]> {
  const { texts, png } = await photograph(page);
  const reader = await browser.newPage();
  // The functions travel as text: a page knows nothing of this module.
  const found = (await reader.evaluate(
    `(() => { ${luminance}; return (${worstRatios})(${JSON.stringify(texts)}, '${png}', ${contrastRatio}); })()`,
  )) as TextContrast[];
  await reader.context().close();
  return found.toSorted((a, b) => a.ratio - b.ratio);
}
