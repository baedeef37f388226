/** Which of the two tables is on the bench. */
import type { BenchModel } from '../model/benchModel.ts';
import { labText } from '../text/labText.ts';

export function SideSwitch({ bench }: { bench: BenchModel }) {
  const { tools } = labText();
  if (bench.bench.value.b === null) return null;
  return (
    <fieldset class="side-switch" aria-label={tools.side}>
      {(['a', 'b'] as const).map((side) => (
        <button
          key={side}
          type="button"
          data-side={side}
          aria-pressed={bench.side.value === side}
          onClick={() => bench.chooseSide(side)}
        >
          {tools[side]}
        </button>
      ))}
    </fieldset>
  );
}
