/** The sun's colours, and its light as sprites: drawn once, then only stamped. */

/** Colours by distance from the middle, 0 to 1: the house gold, white-hot inside, ember outside. */
const STOPS: readonly (readonly [at: number, red: number, green: number, blue: number])[] = [
  [0, 255, 244, 214],
  [0.35, 255, 216, 120],
  [0.7, 255, 190, 72],
  [1, 238, 138, 44],
];

export type Rgb = readonly [red: number, green: number, blue: number];

/** The colour at a distance from the middle, 0 to 1. */
export function sunColour(distance: number): Rgb {
  const next = STOPS.findIndex(([at]) => at >= distance);
  const [atB, ...b] = STOPS[next < 0 ? STOPS.length - 1 : next]!;
  const [atA, ...a] = STOPS[Math.max(0, next - 1)]!;
  const share = atB === atA ? 0 : (distance - atA) / (atB - atA);
  const mix = (channel: 0 | 1 | 2): number => Math.round(a[channel] + (b[channel] - a[channel]) * share);
  return [mix(0), mix(1), mix(2)];
}

export const cssColour = ([red, green, blue]: Rgb, alpha = 1): string =>
  `rgb(${red} ${green} ${blue} / ${alpha})`;

function surface(side: number): { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D } {
  const canvas = new OffscreenCanvas(side, side);
  return { canvas, context: canvas.getContext('2d')! };
}

/** A round seed of radius `radius` pixels with a soft edge, in the middle of its square. */
export function seedSprite(radius: number, colour: Rgb): OffscreenCanvas {
  const side = 2 * Math.ceil(radius + 1);
  const { canvas, context } = surface(side);
  context.fillStyle = cssColour(colour);
  context.beginPath();
  context.arc(side / 2, side / 2, radius, 0, 2 * Math.PI);
  context.fill();
  return canvas;
}

/** A light: a bright core in a wide glow; side in pixels. */
export function lightSprite(side: number, core: Rgb, halo: Rgb): OffscreenCanvas {
  const { canvas, context } = surface(side);
  const middle = side / 2;
  const gradient = context.createRadialGradient(middle, middle, 0, middle, middle, middle);
  gradient.addColorStop(0, cssColour([255, 255, 255]));
  gradient.addColorStop(0.16, cssColour(core));
  gradient.addColorStop(0.24, cssColour(halo, 0.6));
  gradient.addColorStop(0.5, cssColour(halo, 0.18));
  gradient.addColorStop(1, cssColour(halo, 0));
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  return canvas;
}
