/** A member's own secret: kept here, backed up, brought back, or lost with all that it means. */
import { useSignal } from '@preact/signals';
import { canAsk } from '../acts/possibleActs.ts';
import type { AtHand } from '../air/atHand.ts';
import { askFor, BACKUP_PICKER } from '../air/press.ts';
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import { houseCommitment } from './secretDesk.ts';

function Restore({ model }: { model: HostModel }) {
  const texts = hostText().secret;
  const trouble = useSignal<string | null>(null);
  return (
    <>
      <input
        id={BACKUP_PICKER}
        class="unseen"
        type="file"
        accept="application/json,.json"
        onChange={async ({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          trouble.value = file ? await model.secrets.restore(file) : null;
          currentTarget.value = '';
        }}
      />
      <label class="button button-second" for={BACKUP_PICKER}>
        {texts.restore}
      </label>
      <p class="field-fault" role="alert">
        {trouble.value}
      </p>
    </>
  );
}

/** A commitment whose secret is not in this browser. */
function Lost({ model, atHand }: { model: HostModel; atHand: AtHand }) {
  const texts = hostText().secret;
  const { draft, state } = atHand;
  return (
    <>
      <p class="secret-lost">
        <b>{texts.lost}</b>
      </p>
      <p>{texts.lostText}</p>
      <Restore model={model} />
      {draft && (
        <>
          <button type="button" class="button button-second" onClick={() => void model.secrets.commit()}>
            {texts.replace}
          </button>
          <p class="muted small">{texts.replaceHint}</p>
        </>
      )}
      {state && canAsk('abort', state) && (
        <details class="lost-for-good">
          <summary>{texts.lostForGood}</summary>
          <p>{texts.lostForGoodText}</p>
          <button
            type="button"
            class="button button-bad"
            onClick={() => askFor(model, 'abort', texts.lostReason)}
          >
            {texts.toAbort}
          </button>
        </details>
      )}
    </>
  );
}

export function SecretPanel({ model, atHand }: { model: HostModel; atHand: AtHand }) {
  const texts = hostText().secret;
  const me = model.me.value;
  const own = atHand.contributors.find(({ id }) => id === me?.id);
  if (!me || !own || atHand.stand === 'aborted') return null;
  const hasCommitted = houseCommitment(atHand, me.id) !== null;
  const isHere = model.secrets.isHere.value;
  return (
    <section class="card secret" aria-labelledby="secret-title">
      <h2 id="secret-title">{texts.title}</h2>
      {model.secrets.isStoreBroken.value && <p class="field-fault">{texts.storeBroken}</p>}
      {own.hasRevealed && <p>{texts.revealed}</p>}
      {!own.hasRevealed && !hasCommitted && <p>{texts.about}</p>}
      {!own.hasRevealed && isHere && (
        <>
          <p>{texts.here}</p>
          <button type="button" class="button button-second" onClick={() => void model.secrets.backUp()}>
            {texts.backUp}
          </button>
          <p class="muted small">{texts.backUpHint}</p>
        </>
      )}
      {!own.hasRevealed && hasCommitted && !isHere && <Lost model={model} atHand={atHand} />}
    </section>
  );
}
