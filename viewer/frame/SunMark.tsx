/** The mark: a wheel that is a sun. */
import { rayPath } from './sunRays.ts';

const RAYS = 16;

export function SunMark() {
  return (
    <svg class="sun-mark" viewBox="-50 -50 100 100" aria-hidden="true">
      {Array.from({ length: RAYS }, (_, index) => (
        <path key={index} d={rayPath(index, RAYS, 29, 49, 1.5)} />
      ))}
      <circle r="20" class="sun-mark-disc" />
      <circle r="7" class="sun-mark-hub" />
    </svg>
  );
}
