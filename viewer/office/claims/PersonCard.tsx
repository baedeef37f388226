/**
 * The winner's data: taken down for the papers, kept encrypted by the server, opened by a press that goes on record, and gone from the
 * page when it is left, hidden or sent.
 */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { OpenedPerson, OpenPersonRequest } from '../../../broadcast/protocol/claims.ts';
import { CLOSED_STATES } from '../../../engine/claims/claim.ts';
import { Select } from '../frame/Select.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { type ClaimDesk, claimPath } from './claimDesk.ts';
import { OpenedData } from './OpenedData.tsx';
import { PersonFields } from './PersonFields.tsx';
import { EMPTY_PERSON, formOf, type PersonForm } from './personForm.ts';

type Purpose = OpenPersonRequest['purpose'];
const PURPOSES: readonly Purpose[] = ['payment', 'contact', 'request-of-the-person', 'form'];

function Erase({ desk }: { desk: ClaimDesk }) {
  const texts = officeText().claims.person;
  const isAsked = useSignal(false);
  const { model, detail } = desk;
  async function erase(): Promise<string | null> {
    const outcome = await model.hand(`/api/host/people/${encodeURIComponent(detail.person!)}/erase`, {});
    return outcome.ok ? null : outcome.words;
  }
  return (
    <>
      <button
        type="button"
        class="side-act side-act-grave"
        onClick={() => {
          isAsked.value = true;
        }}
      >
        {texts.erase}
      </button>
      {isAsked.value && (
        <ConfirmDialog
          title={texts.eraseSure}
          about={texts.eraseAbout}
          confirm={texts.erase}
          isGrave
          onConfirm={erase}
          onClose={() => {
            isAsked.value = false;
          }}
        />
      )}
    </>
  );
}

/** What can be done with data that are there. */
function Kept({ desk, onCorrect }: { desk: ClaimDesk; onCorrect: (form: PersonForm) => void }) {
  const texts = officeText().claims.person;
  const opened = useSignal<OpenedPerson | null>(null);
  const purpose = useSignal<Purpose>('payment');
  const trouble = useSignal<string | null>(null);
  const { model, detail } = desk;
  const hide = (): void => {
    opened.value = null;
  };
  // A page that is left may come back from the browser's memory as it was.
  useEffect(() => {
    addEventListener('pagehide', hide);
    return () => removeEventListener('pagehide', hide);
  }, []);

  async function look(why: Purpose): Promise<OpenedPerson | null> {
    const path = `${claimPath(detail.claim)}/person/open`;
    const outcome = await model.look<OpenedPerson>(path, { purpose: why });
    trouble.value = outcome.ok ? null : outcome.words;
    return outcome.ok ? outcome.body : null;
  }

  async function correct(): Promise<void> {
    const found = await look('correction');
    if (found) onCorrect(formOf(found.data));
  }

  const mayErase = model.me.value!.role === 'operator' && CLOSED_STATES.has(detail.state);
  return (
    <>
      <p>
        <span class="good" aria-hidden="true">
          ✓{' '}
        </span>
        {texts.here}
      </p>
      {opened.value ? (
        <OpenedData opened={opened.value} onHide={hide} />
      ) : (
        <div class="person-open">
          <Select
            label={texts.purpose}
            value={purpose.value}
            options={PURPOSES.map((each) => [each, texts.purposes[each]] as const)}
            onChoose={(value) => {
              purpose.value = value as Purpose;
            }}
          />
          <button
            type="button"
            class="button button-second"
            onClick={async () => {
              opened.value = await look(purpose.value);
            }}
          >
            {texts.open}
          </button>
        </div>
      )}
      <Trouble words={trouble.value} />
      <p class="muted small">{texts.onRecord}</p>
      <div class="side-acts">
        <button type="button" class="side-act" onClick={() => void correct()}>
          {texts.correct}
        </button>
        {mayErase && <Erase desk={desk} />}
      </div>
    </>
  );
}

export function PersonCard({ desk }: { desk: ClaimDesk }) {
  const texts = officeText().claims.person;
  /** What is being typed; null: nothing is. */
  const draft = useSignal<PersonForm | null>(null);
  const { quote, person, state } = desk.detail;
  const close = (): void => {
    draft.value = null;
  };
  useEffect(() => {
    addEventListener('pagehide', close);
    return () => removeEventListener('pagehide', close);
  }, []);
  // Also who asks for an expertise, or came with a forgery, is written down by name (9.9, 9.12).
  const isNamed = quote.ok && quote.quote.documents.some(({ id }) => id === 'expertise-request');
  const isNeeded = quote.ok ? quote.quote.identification.value || isNamed : true;
  if (!isNeeded && person === null) return null;
  return (
    <section class="card" aria-labelledby="person-title" data-card="person" data-person={person !== null}>
      <h2 id="person-title">{texts.title}</h2>
      <p class="muted small">{texts.about}</p>
      {draft.value ? (
        <PersonFields desk={desk} start={draft.value} onDone={close} />
      ) : person === null ? (
        <>
          <p>
            <span aria-hidden="true">○ </span>
            {texts.missing}
          </p>
          {!CLOSED_STATES.has(state) && (
            <button
              type="button"
              class="button button-second"
              onClick={() => {
                draft.value = EMPTY_PERSON;
              }}
            >
              {texts.takeDown}
            </button>
          )}
        </>
      ) : (
        <Kept
          desk={desk}
          onCorrect={(form) => {
            draft.value = form;
          }}
        />
      )}
    </section>
  );
}
