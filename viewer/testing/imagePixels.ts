/** The pixels of a screenshot, read by the browser that made it. */
import type { Browser } from 'playwright-core';

export interface ImagePixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity of each pixel, 0 to 255. */
  readonly data: Uint8ClampedArray;
}

/** @param png the bytes of a PNG file */
export async function imagePixels(browser: Browser, png: Buffer): Promise<ImagePixels> {
  const page = await browser.newPage();
  const read = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
      // As base64: millions of numbers one by one would take a minute.
      const text = await new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsDataURL(new Blob([data]));
      });
      return { width, height, base64: text.slice(text.indexOf(',') + 1) };
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.close();
  const { width, height, base64 } = read;
  return { width, height, data: Uint8ClampedArray.from(Buffer.from(base64, 'base64')) };
}
