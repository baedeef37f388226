/** Between the pick and the first digit: the result is written down, and this is all there is to see of it. */
import type { DrawState } from '../../engine/draw/drawState.ts';
import { rayPath } from '../frame/sunRays.ts';

const RAYS = 32;
const CIRCLE = 'M0-118A118 118 0 1 1-.01-118Z';
/** Length of that circle: the hash is spread evenly over it. */
const CIRCLE_LENGTH = 2 * Math.PI * 118;

export function SealedPanel({ state }: { state: DrawState }) {
  const hash = state.sealed?.leafHash ?? '';
  return (
    <div class="sealed">
      <svg class="seal" viewBox="-140 -140 280 280" aria-hidden="true">
        <path id="seal-circle" d={CIRCLE} class="seal-line" />
        <g class="seal-hash">
          <text>
            <textPath href="#seal-circle" textLength={CIRCLE_LENGTH - 4} lengthAdjust="spacing">
              {hash}
            </textPath>
          </text>
        </g>
        <g class="seal-sun">
          {Array.from({ length: RAYS }, (_, index) => (
            <path key={index} d={rayPath(index, RAYS, 62, 100, 1.25)} />
          ))}
        </g>
        <circle r="50" class="seal-disc" />
        <circle r="44" class="seal-rim" />
        <path d="M-13-6V-13a13 13 0 0 1 26 0v7" class="seal-shackle" />
        <rect x="-19" y="-6" width="38" height="28" rx="4" class="seal-lock" />
      </svg>
    </div>
  );
}
