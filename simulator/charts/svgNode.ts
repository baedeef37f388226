/** One SVG element: for labels that stand at pixels rather than at data. */

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** @param content the element's text, or its children */
export function svgNode(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly SVGElement[] = [],
): SVGElement {
  const element = document.createElementNS(SVG_NAMESPACE, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, written(value));
  if (typeof content === 'string') element.textContent = content;
  else element.append(...content);
  return element;
}

/** Hundredths of a pixel are enough. */
const written = (value: string | number): string =>
  typeof value === 'string' ? value : String(Math.round(value * 100) / 100);

/** Attributes of a text that stays readable over lines: a halo in the colour of the surface. */
export const haloed = (fill: string, surface: string): Record<string, string> => ({
  fill,
  stroke: surface,
  'stroke-width': '3',
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
});
