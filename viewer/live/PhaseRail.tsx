/** Where the draw stands: five steps, the present one lit. */
import type { DrawPhase } from '../../engine/draw/drawState.ts';
import { text } from '../text/currentText.ts';

const STEPS = ['open', 'frozen', 'sealed', 'showing', 'completed'] as const;

/** @param reached the last phase of the five that was reached */
export function PhaseRail({ phase, reached }: { phase: DrawPhase; reached: (typeof STEPS)[number] }) {
  const at = STEPS.indexOf(reached);
  const stopped = phase === 'aborted' || phase === 'missed';
  return (
    <ol class={stopped ? 'rail rail-stopped' : 'rail'} aria-label={text().steps.label}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          class={index < at ? 'done' : index === at ? 'now' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          <span>{text().steps[step]}</span>
        </li>
      ))}
    </ol>
  );
}
