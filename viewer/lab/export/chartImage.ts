/** A chart as a file: the SVG itself, or a picture of it. */

/** Pixels of the picture for one of the chart. */
const SHARPNESS = 2;

/** A document of its own, with the paper behind it. */
export function svgText(svg: SVGSVGElement, paper: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', paper],
  ] as const) {
    sheet.setAttribute(name, value);
  }
  copy.prepend(sheet);
  return new XMLSerializer().serializeToString(copy);
}

export const svgFile = (svg: SVGSVGElement, paper: string): Blob =>
  new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${svgText(svg, paper)}\n`], { type: 'image/svg+xml' });

/** @throws Error where the browser cannot draw it */
export async function pngFile(svg: SVGSVGElement, paper: string): Promise<Blob> {
  const image = new Image();
  // The content security policy lets pictures come from `data:`, not from `blob:`.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg, paper))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.width.baseVal.value * SHARPNESS;
  canvas.height = svg.height.baseVal.value * SHARPNESS;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png');
  });
}
