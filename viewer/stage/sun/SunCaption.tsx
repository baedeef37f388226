/** What the sun says in words: how many numbers there are, how many still match, where the found one stands. */
import { grouped } from '../../format/tenge.ts';
import { shownPrefix } from '../../show/focus.ts';
import { showText } from '../../show/text/showText.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import type { StageModel } from '../stageModel.ts';

interface Caption {
  readonly count: number;
  readonly words: string;
  readonly note: string;
}

function matchCaption(model: StageModel, count: number): Caption | null {
  const slot = model.screen.value?.board[model.focus.value ?? -1];
  if (!slot || (model.standing.value !== 'showing' && model.standing.value !== 'completed')) return null;
  const prefix = shownPrefix(slot);
  const range = prefix === '' ? null : model.list.range(prefix);
  if (!range) return null;
  const texts = showText().sun;
  const note = fill(texts.ofAll, { count: grouped(count) });
  if (slot.entry !== null) return { count: range.from + 1, words: texts.place, note };
  const matching = range.to - range.from;
  return { count: matching, words: plural(language.value, matching, texts.matching), note };
}

function listNote(model: StageModel): string {
  const texts = showText().sun;
  if (model.state.value?.frozen === null) return texts.meaning;
  switch (model.list.standing.value) {
    case 'refuted':
      return texts.listRefuted;
    case 'proved':
      return texts.listProved;
    default:
      return texts.meaning;
  }
}

export function SunCaption({ model }: { model: StageModel }) {
  const count = model.entries.value;
  const caption = matchCaption(model, count) ?? {
    count,
    words: plural(language.value, count, showText().sun.registered),
    note: listNote(model),
  };
  const isWrong = model.list.standing.value === 'refuted';
  return (
    <p class={isWrong ? 'sun-caption sun-caption-wrong' : 'sun-caption'}>
      <b class="sun-count">{grouped(caption.count)}</b>
      <span class="sun-words">
        <span>{caption.words}</span>
        <span class="sun-note">{caption.note}</span>
      </span>
    </p>
  );
}
