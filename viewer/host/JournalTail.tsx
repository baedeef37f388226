/** The newest records of the journal. */
import type { JournalPage } from '../../broadcast/protocol/http.ts';
import { shortDate, timeWithSeconds } from '../format/almatyTime.ts';
import { HashValue } from '../frame/HashValue.tsx';
import { language, text } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';

export function JournalTail({ journal }: { journal: JournalPage }) {
  const texts = text().host;
  return (
    <section class="journal" aria-labelledby="journal-title">
      <h2 id="journal-title">{texts.journal}</h2>
      <p class="journal-head">
        <span>{plural(language.value, journal.size, texts.journalSize)}</span>
        <span>
          {texts.root}: <HashValue hash={journal.root} label={texts.root} />
        </span>
      </p>
      <ol>
        {journal.records.map(({ index, at, type, body }) => {
          const atMs = Date.parse(at);
          return (
            <li key={index}>
              <span class="journal-index">{index}</span>
              <time dateTime={at}>
                {shortDate(atMs)} {timeWithSeconds(atMs)}
              </time>
              <b>{type}</b>
              <code>{body === null ? texts.withheld : JSON.stringify(body)}</code>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
