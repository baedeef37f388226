/** The key of a blind list: handed out this once, and said so until its holder has it. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { saveFile } from '../../frame/saveFile.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { hostText } from '../text/hostText.ts';
import type { ImportDesk, Received } from './importDesk.ts';

function keepPage(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function KeyPanel({ desk, list }: { desk: ImportDesk; list: Received['list'] }) {
  const texts = hostText().lists;
  const isSaved = useSignal(false);
  useEffect(() => {
    addEventListener('beforeunload', keepPage);
    return () => removeEventListener('beforeunload', keepPage);
  }, []);
  const save = (): void => {
    saveFile(`${list.list}.key.csv`, new Blob([desk.key.value ?? ''], { type: 'text/csv' }));
    isSaved.value = true;
  };
  return (
    <div class="code-key" role="alert">
      <h3>{texts.keyTitle}</h3>
      <p>{texts.keyText}</p>
      <div class="code-key-buttons">
        <button type="button" class={isSaved.value ? 'button button-second' : 'button'} onClick={save}>
          {isSaved.value ? texts.keySaved : texts.keySave}
        </button>
        {isSaved.value && (
          <button
            type="button"
            class="button"
            onClick={() => {
              desk.key.value = null;
            }}
          >
            {texts.keyClose}
          </button>
        )}
      </div>
    </div>
  );
}

/** That a list has been taken over; of a blind one, its key. */
export function ReceivedNotice({ desk }: { desk: ImportDesk }) {
  const texts = hostText();
  const received = desk.received.value;
  if (!received) return null;
  const { list } = received;
  const entries = plural(language.value, list.count, texts.counts.entries);
  return (
    <section class="card received" data-list={list.list}>
      <p role="status">
        <b>{fill(texts.lists.done, { name: list.name, entries })}</b>
      </p>
      {received.isKeyLost && <p class="field-fault">{texts.lists.keyLost}</p>}
      {desk.key.value !== null && <KeyPanel desk={desk} list={list} />}
    </section>
  );
}
