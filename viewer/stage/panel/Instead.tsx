/** What comes in place of a draw whose result does not count: which draw, when, and who is left out of it. */
import type { DrawState } from '../../../engine/draw/drawState.ts';
import { dayAndTime } from '../../format/almatyTime.ts';
import { drawName } from '../../frame/drawName.ts';
import { showText } from '../../show/text/showText.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import type { StageModel } from '../stageModel.ts';

/** The start of the other draw; null until its plan is published. */
function startOf({ draws }: StageModel, next: string): string | null {
  const startsAt = draws.value?.draws.find(({ draw }) => draw === next)?.startsAt ?? null;
  return startsAt === null ? null : dayAndTime(Date.parse(startsAt), language.value);
}

export function Instead({ model, state }: { model: StageModel; state: DrawState }) {
  const { redrawn } = state;
  if (!redrawn) return null;
  const texts = showText().redraw;
  const time = startOf(model, redrawn.next);
  return (
    <div class="instead">
      <p class="eyebrow">{texts.instead}</p>
      <p class="instead-draw">{drawName(redrawn.next)}</p>
      <p>{time === null ? texts.later : fill(texts.at, { time })}</p>
      {redrawn.excluded > 0 && <p>{plural(language.value, redrawn.excluded, texts.excluded)}</p>}
    </div>
  );
}
