/** Sixty rays around the disc: the seconds before the start, the characters during the reveal, all at the end. */
import { rayPath } from '../../frame/sunRays.ts';
import { countdownEnd } from '../../show/standing.ts';
import type { StageModel } from '../stageModel.ts';

const RAYS = 60;
const rays = Array.from({ length: RAYS }, (_, index) => rayPath(index, RAYS, 88, 99, 1.1));

/** How many rays are lit. */
function litRays({ state, screen, standing, focus, nowMs }: StageModel): number {
  if (!state.value || !screen.value || !standing.value) return 0;
  const endMs = countdownEnd(state.value, standing.value);
  if (endMs !== null) {
    const seconds = Math.ceil((endMs - nowMs.value) / 1000);
    return seconds <= 0 ? 0 : seconds % RAYS === 0 ? RAYS : seconds % RAYS;
  }
  if (standing.value === 'showing') {
    const cells = screen.value.board[focus.value ?? 0]?.cells ?? [];
    const up = cells.filter(({ character }) => character !== null).length;
    return Math.round((up / Math.max(1, cells.length)) * RAYS);
  }
  if (state.value.redrawn) return 0;
  return standing.value === 'completed' || standing.value === 'sealed' ? RAYS : 0;
}

export function SunRays({ model }: { model: StageModel }) {
  const lit = litRays(model);
  return (
    <svg class="sun-rays" viewBox="-100 -100 200 200" aria-hidden="true">
      {rays.map((path, index) => (
        <path key={path} d={path} class={index < lit ? 'lit' : ''} />
      ))}
    </svg>
  );
}
