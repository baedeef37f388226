/** The countdown: a sun whose 60 grain-shaped rays are the seconds, an arc for the larger unit that is running. */
import { arc } from 'd3-shape';
import { clockText, remaining, ringFraction } from '../format/remaining.ts';
import { rayPath } from '../frame/sunRays.ts';
import { language, text } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';

const RAYS = 60;
const ARC_RADIUS = 84;
const ARC_WIDTH = 3;
const rays = Array.from({ length: RAYS }, (_, index) => rayPath(index, RAYS, 90, 104, 1.1));

const arcPath = arc<number>()
  .innerRadius(ARC_RADIUS - ARC_WIDTH)
  .outerRadius(ARC_RADIUS)
  .cornerRadius(ARC_WIDTH / 2)
  .startAngle(0)
  .endAngle((fraction) => fraction * 2 * Math.PI);

export function CountdownRing({ leftMs, label }: { leftMs: number; label: string }) {
  const left = remaining(leftMs);
  const isOver = leftMs <= 0;
  const lit = isOver ? 0 : left.seconds === 0 ? RAYS : left.seconds;
  return (
    <div class={leftMs <= 60_000 ? 'ring ring-last-minute' : 'ring'}>
      <svg viewBox="-108 -108 216 216" aria-hidden="true">
        <g class="ring-rays">
          {rays.map((path, index) => (
            <path key={path} d={path} class={index < lit ? 'lit' : ''} />
          ))}
        </g>
        <path class="ring-track" d={arcPath(1) ?? ''} />
        <path class="ring-arc" d={arcPath(ringFraction(leftMs)) ?? ''} />
      </svg>
      <div class="ring-text" role="timer">
        <span class="ring-label">{label}</span>
        <span class="ring-time">{isOver ? text().stage.starting : clockText(left)}</span>
        {left.days > 0 && (
          <span class="ring-days">+ {plural(language.value, left.days, text().stage.days)}</span>
        )}
      </div>
    </div>
  );
}
