/** From a file to a list: pick or drop it, look at it, choose the column, send it. */
import { useId } from 'preact/hooks';
import type { ImportPreview } from '../../../broadcast/protocol/host.ts';
import { DropPlace } from '../../frame/DropPlace.tsx';
import { language } from '../../text/currentText.ts';
import { plural } from '../../text/plural.ts';
import { Choice } from '../frame/Choice.tsx';
import { Field } from '../frame/Field.tsx';
import { hostText } from '../text/hostText.ts';
import { FaultTable } from './FaultTable.tsx';
import { columnWords, ImportPreviewTable } from './ImportPreviewTable.tsx';
import type { ImportDesk } from './importDesk.ts';
import { PersonalData } from './PersonalData.tsx';

const ACCEPTED =
  '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function Picker({ desk }: { desk: ImportDesk }) {
  const texts = hostText().lists;
  const file = desk.file.value;
  return (
    <DropPlace class="drop-place" accept={ACCEPTED} onPick={(picked) => void desk.open(picked)}>
      {(isOver) => (
        <>
          <span class="button button-second">{file ? texts.another : texts.choose}</span>
          <span class="muted">{isOver ? texts.dropHere : (file?.name ?? texts.drop)}</span>
        </>
      )}
    </DropPlace>
  );
}

function ColumnChoice({ desk, preview }: { desk: ImportDesk; preview: ImportPreview }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{hostText().lists.column}</label>
      <select
        id={id}
        value={String(desk.choices.value.column)}
        onChange={(event) => void desk.choose({ column: Number(event.currentTarget.value) })}
      >
        {preview.columns.map((heading, column) => (
          <option key={`${column} ${heading}`} value={String(column)}>
            {columnWords(preview, column)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How the file reads with the choices as they are; nothing of how it read before. */
function Counts({ desk, preview }: { desk: ImportDesk; preview: ImportPreview }) {
  const texts = hostText().lists;
  if (!desk.isCurrent.value) {
    return (
      <p class="import-counts muted" role="status">
        {desk.busy.value === 'reading' ? texts.reading : texts.unread}
      </p>
    );
  }
  const { rows, good, faultCount } = preview;
  return (
    <p class="import-counts" role="status" data-good={good} data-faults={faultCount}>
      <span>{plural(language.value, rows, texts.rows)}</span>
      <b class="good">{plural(language.value, good, texts.good)}</b>
      {faultCount === 0 ? (
        <span class="muted">{texts.noFaults}</span>
      ) : (
        <b class="bad">{plural(language.value, faultCount, texts.faultCount)}</b>
      )}
    </p>
  );
}

function Reading({ desk, preview }: { desk: ImportDesk; preview: ImportPreview }) {
  const texts = hostText().lists;
  const { headings, blind, name } = desk.choices.value;
  const isCurrent = desk.isCurrent.value;
  const isReady = isCurrent && preview.faultCount === 0 && preview.good > 0;
  return (
    <>
      <Choice isChosen={headings} onChoose={(chosen) => void desk.choose({ headings: chosen })}>
        {texts.headings}
      </Choice>
      <ImportPreviewTable desk={desk} preview={preview} />
      <ColumnChoice desk={desk} preview={preview} />
      <Choice isChosen={blind} onChoose={(chosen) => void desk.choose({ blind: chosen })}>
        {texts.blind} <span class="muted small">{texts.blindHint}</span>
      </Choice>
      <Counts desk={desk} preview={preview} />
      {isCurrent && <PersonalData desk={desk} preview={preview} />}
      {isCurrent && <FaultTable preview={preview} fileName={name} />}
      <Field
        label={texts.name}
        value={name}
        maxLength={120}
        onEdit={(next) => void desk.choose({ name: next })}
      />
      <button
        type="button"
        class="button"
        aria-disabled={!isReady || desk.busy.value !== null}
        onClick={() => {
          if (isReady) void desk.submit();
        }}
      >
        {desk.busy.value === 'sending' ? texts.sending : texts.submit}
      </button>
    </>
  );
}

export function ImportForm({ desk }: { desk: ImportDesk }) {
  const texts = hostText().lists;
  const preview = desk.preview.value;
  return (
    <section class="card import" aria-labelledby="import-title">
      <h1 id="import-title">{texts.title}</h1>
      <p class="muted">{texts.about}</p>
      <Picker desk={desk} />
      {desk.busy.value === 'reading' && !preview && (
        <p class="muted" role="status">
          {texts.reading}
        </p>
      )}
      <p class="field-fault" role="alert">
        {desk.trouble.value}
      </p>
      {preview && desk.file.value && <Reading desk={desk} preview={preview} />}
    </section>
  );
}
