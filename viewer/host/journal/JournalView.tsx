/** The newest records of the journal; a few at first, all of the page at a press. */
import { useSignal } from '@preact/signals';
import { shortDate, timeWithSeconds } from '../../format/almatyTime.ts';
import { HashValue } from '../../frame/HashValue.tsx';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import { recordWords } from './recordWords.ts';

const SHOWN = 15;

export function JournalView({ model }: { model: HostModel }) {
  const texts = hostText().journal;
  const isWhole = useSignal(false);
  const journal = model.journal.value;
  if (!journal) return <p class="nothing muted">…</p>;
  const records = isWhole.value ? journal.records : journal.records.slice(0, SHOWN);
  return (
    <section class="card journal" aria-labelledby="journal-title">
      <h1 id="journal-title">{texts.title}</h1>
      <p class="journal-head">
        <span>{plural(language.value, journal.size, texts.size)}</span>
        <span>
          {texts.root}: <HashValue hash={journal.root} label={texts.root} />
        </span>
      </p>
      <ol>
        {records.map(({ index, at, type, body }) => {
          const atMs = Date.parse(at);
          const { what, draw } = recordWords({ type, body });
          return (
            <li key={index}>
              <details>
                <summary>
                  <span class="journal-index">{index}</span>
                  <time dateTime={at}>
                    {shortDate(atMs)} {timeWithSeconds(atMs)}
                  </time>
                  <span>
                    <b>{what}</b> <span class="muted">{draw}</span>
                  </span>
                </summary>
                <code>
                  {type}
                  {'\n'}
                  {body === null ? texts.withheld : JSON.stringify(body, null, 1)}
                </code>
              </details>
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        class="side-act"
        onClick={() => {
          isWhole.value = !isWhole.value;
        }}
      >
        {isWhole.value ? texts.less : fill(texts.more, { count: journal.records.length })}
      </button>
    </section>
  );
}
