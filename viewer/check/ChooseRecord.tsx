/** What to check: a draw of this server, or a file from anywhere, chosen or dropped. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { longDate } from '../format/almatyTime.ts';
import { DropPlace } from '../frame/DropPlace.tsx';
import { drawName, isRehearsal } from '../frame/drawName.ts';
import { ProtocolLinks } from '../frame/ProtocolLinks.tsx';
import { language, text } from '../text/currentText.ts';
import type { CheckModel } from './checkModel.ts';
import { checkText } from './text/checkText.ts';

function DrawChoice({ model }: { model: CheckModel }) {
  const texts = checkText().check;
  const id = useId();
  const completed = model.list.value?.draws.filter(({ phase }) => phase === 'completed') ?? [];
  const chosen = useSignal<string | null>(null);
  if (model.list.value && completed.length === 0) return <p class="muted">{texts.none}</p>;
  const subject = completed.some(({ draw }) => draw === model.subject.value) ? model.subject.value : null;
  const value = chosen.value ?? subject ?? completed[0]?.draw ?? '';

  function start(event: SubmitEvent): void {
    event.preventDefault();
    if (value === '') return;
    const address = new URL(location.href);
    address.searchParams.set('draw', value);
    history.replaceState(null, '', address);
    void model.checkDraw(value);
  }

  return (
    <form class="choose-draw field" onSubmit={start}>
      <label for={id}>{texts.choose}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          chosen.value = event.currentTarget.value;
        }}
      >
        {completed.map(({ draw, startsAt, redrawnAs }) => (
          <option key={draw} value={draw}>
            {drawName(draw)}
            {startsAt ? ` · ${longDate(Date.parse(startsAt), language.value)}` : ''}
            {redrawnAs !== null ? ` · ${text().schedule.void}` : ''}
          </option>
        ))}
      </select>
      <button type="submit" class="button">
        {texts.start}
      </button>
    </form>
  );
}

function FileChoice({ model }: { model: CheckModel }) {
  const texts = checkText().check;
  return (
    <DropPlace class="drop" accept=".json,application/json" onPick={(file) => void model.checkFile(file)}>
      {() => (
        <>
          <span class="drop-title">{texts.drop}</span>
          <span class="muted">{texts.dropHint}</span>
          <span class="drop-button">{texts.file}</span>
        </>
      )}
    </DropPlace>
  );
}

export function ChooseRecord({ model }: { model: CheckModel }) {
  return (
    <div class="choose">
      <DrawChoice model={model} />
      <FileChoice model={model} />
    </div>
  );
}

/** Links to the very bytes that are checked, and to the paper about them. @param hasRecord false: it was called off */
export function Downloads({ draw, hasRecord }: { draw: string; hasRecord: boolean }) {
  const texts = checkText().check;
  const base = `/api/draws/${encodeURIComponent(draw)}`;
  return (
    <div class="downloads">
      {hasRecord && (
        <>
          <a href={`${base}/transcript`} download={`${draw}.transcript.json`}>
            {texts.download}
          </a>
          <a href={`${base}/entries`} download={`${draw}-entries.txt`}>
            {texts.downloadEntries}
          </a>
        </>
      )}
      {!isRehearsal(draw) && <ProtocolLinks draw={draw} />}
      <a href={`/?draw=${draw}&lang=${language.value}`}>{drawName(draw)}</a>
    </div>
  );
}
