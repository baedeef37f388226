/** The law of the payout as a small picture: the curve, its mean, and the middle 99 %. */
import { area, curveMonotoneX, line } from 'd3-shape';
import { figureText } from '../results/figureText.ts';
import { labText } from '../text/labText.ts';
import type { ExactFigures } from './exactFigures.ts';

const WIDTH = 640;
const HEIGHT = 150;
const FOOT = 22;
const HEAD = 22;

/** The label of the mean stays inside the picture. */
const meanAnchor = (x: number): string => (x < WIDTH / 6 ? 'start' : x > (WIDTH * 5) / 6 ? 'end' : 'middle');

export function LawCurve({ figures }: { figures: ExactFigures }) {
  const { law, quantiles, meanTenge } = figures;
  const [first, last] = [law[0], law.at(-1)];
  // A payout that is certain has no curve.
  if (!first || !last || law.length < 3) return null;
  const span = last.toTenge - first.fromTenge;
  const most = Math.max(...law.map(({ probability }) => probability));
  const x = (valueTenge: number): number => ((valueTenge - first.fromTenge) / span) * WIDTH;
  const y = (probability: number): number => HEIGHT - FOOT - (probability / most) * (HEIGHT - FOOT - HEAD);
  const points = law.map(({ fromTenge, toTenge, probability }): [number, number] => [
    x((fromTenge + toTenge) / 2),
    y(probability),
  ]);
  const low = quantiles[0]!.tenge;
  const high = quantiles.at(-1)!.tenge;
  const within = points.filter(([at]) => at >= x(low) && at <= x(high));
  const shape = area<[number, number]>()
    .x(([at]) => at)
    .y0(HEIGHT - FOOT)
    .y1(([, height]) => height)
    .curve(curveMonotoneX);
  const outline = line<[number, number]>().curve(curveMonotoneX);
  const label = `${labText().charts.exactLaw}: ${figureText(low, 'tenge')} – ${figureText(high, 'tenge')}`;
  return (
    <svg class="law-curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path class="law-area" d={shape(points) ?? ''} />
      <path class="law-within" d={shape(within) ?? ''} />
      <path class="law-line" d={outline(points) ?? ''} />
      <path class="law-foot" d={`M0 ${HEIGHT - FOOT}H${WIDTH}`} />
      <path class="law-mean" d={`M${x(meanTenge)} ${HEAD}V${HEIGHT - FOOT}`} />
      {[low, high].map((value, end) => (
        <text key={end} x={end === 0 ? 0 : WIDTH} y={HEIGHT - 6} text-anchor={end === 0 ? 'start' : 'end'}>
          {figureText(value, 'tenge')}
        </text>
      ))}
      <text class="law-mean-text" x={x(meanTenge)} y={HEAD - 8} text-anchor={meanAnchor(x(meanTenge))}>
        {figureText(meanTenge, 'tenge')}
      </text>
    </svg>
  );
}
