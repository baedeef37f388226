/** Which draw is at hand: rehearsals, drafts, draws under way, and those that are over. */
import { useId } from 'preact/hooks';
import type { DrawSummary } from '../../../broadcast/protocol/http.ts';
import { dayAndTime } from '../../format/almatyTime.ts';
import { drawName } from '../../frame/drawName.ts';
import { language, text } from '../../text/currentText.ts';
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import { open } from '../view/route.ts';

/** Where a draw is; of one that is over, what its result is worth. */
function phaseWords({ phase, standing, isPaused }: DrawSummary): string {
  const words = text().phase;
  if (standing === 'annulled') return words.redrawn;
  if (standing === 'certified') return words.certified;
  return isPaused ? words.paused : words[phase];
}

interface Choice {
  readonly draw: string;
  readonly note: string;
}

function choicesOf({ desk, list }: HostModel): Choice[] {
  const texts = hostText().draws;
  const rehearsals = desk.value?.rehearsals ?? [];
  const drafts = desk.value?.drafts ?? [];
  const draws = list.value?.draws ?? [];
  const time = (startsAt: string | null): string =>
    startsAt === null ? '' : `, ${dayAndTime(Date.parse(startsAt), language.value)}`;
  return [
    ...rehearsals.map(({ draw }) => ({ draw, note: texts.rehearsal })),
    ...drafts.map(({ draw, startsAt }) => ({ draw, note: texts.draft + time(startsAt) })),
    ...draws.map((each) => ({ draw: each.draw, note: phaseWords(each) + time(each.startsAt) })),
  ];
}

export function DrawPicker({ model }: { model: HostModel }) {
  const id = useId();
  const choices = choicesOf(model);
  const chosen = model.chosen.value;
  if (choices.length === 0) return null;
  const isKnown = choices.some(({ draw }) => draw === chosen);
  return (
    <div class="draw-picker">
      <label class="unseen" for={id}>
        {hostText().draws.choose}
      </label>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={(event) => open({ view: 'air', draw: event.currentTarget.value })}
      >
        {!isKnown && <option value={chosen ?? ''}>{chosen === null ? '—' : drawName(chosen)}</option>}
        {choices.map(({ draw, note }) => (
          <option key={draw} value={draw}>
            {drawName(draw)} · {note}
          </option>
        ))}
      </select>
    </div>
  );
}
