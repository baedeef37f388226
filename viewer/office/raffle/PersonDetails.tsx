/** Who stands behind a code: opened by a press, which goes on record, and gone with the page. */
import { useSignal } from '@preact/signals';
import type { OpenedParticipant } from '../../../broadcast/protocol/raffle.ts';
import { dayWords } from '../frame/dayWords.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { mayDraft } from '../view/sections.ts';
import { EraseButton } from './EraseButton.tsx';
import type { MonthDesk } from './monthDesk.ts';

export function PersonDetails({ desk, code }: { desk: MonthDesk; code: string }) {
  const { person: texts, erase } = officeText().raffle;
  const person = useSignal<OpenedParticipant | null>(null);
  const trouble = useSignal<string | null>(null);

  async function show(): Promise<void> {
    const outcome = await desk.model.look<OpenedParticipant>(`${desk.path}/person`, { code });
    person.value = outcome.ok ? outcome.body : null;
    trouble.value = outcome.ok ? null : outcome.words;
  }

  const found = person.value;
  // Who may yet get the prize is needed; the holder's data may go when it is handed over.
  const mayErase = mayDraft(desk.me.role) && desk.month.phase === 'handed-over';
  return (
    <div class="person">
      {found === null ? (
        <button type="button" class="side-act" onClick={() => void show()}>
          {texts.show}
        </button>
      ) : (
        <dl data-person={code}>
          {(['name', 'number', 'phone', 'email', 'region', 'package'] as const).map((field) => (
            <div key={field}>
              <dt>{texts[field]}</dt>
              <dd>{found[field] === '' ? '—' : found[field]}</dd>
            </div>
          ))}
          <div>
            <dt>{texts.connectedOn}</dt>
            <dd>{dayWords(found.connectedOn)}</dd>
          </div>
        </dl>
      )}
      <p class="muted small">{texts.onRecord}</p>
      {mayErase && (
        <EraseButton
          desk={desk}
          words={erase.person}
          sure={erase.personSure}
          what={{ code }}
          onDone={() => {
            person.value = null;
          }}
        />
      )}
      <Trouble words={trouble.value} />
    </div>
  );
}
