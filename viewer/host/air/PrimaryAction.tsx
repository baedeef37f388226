/** The one thing to do now, as large as a thumb on a phone and as plain as a lamp from three metres. */
import { confirmWords } from '../acts/actWords.ts';
import { withdrawOrder } from '../acts/orders.ts';
import type { HostModel } from '../hostModel.ts';
import { mayWithdraw } from '../people/may.ts';
import { hostText } from '../text/hostText.ts';
import { canPause, isOnAir, pressPrimary } from './press.ts';
import type { Primary } from './primary.ts';

/** What the button says. */
function labelOf(primary: Exclude<Primary, { kind: 'wait' }>): string {
  const texts = hostText();
  if (primary.kind === 'ask') return texts.acts[primary.act];
  if (primary.kind === 'confirm') return confirmWords(primary.act.kind);
  return texts.primary[primary.kind];
}

function Waiting({ model, primary }: { model: HostModel; primary: Extract<Primary, { kind: 'wait' }> }) {
  const texts = hostText();
  const me = model.me.value;
  const { act } = primary;
  return (
    <div class="primary primary-wait" data-wait={primary.for}>
      <p>
        {primary.for !== 'papers' && <span class="pulse-dot" aria-hidden="true" />}
        {texts.primary.wait[primary.for]}
      </p>
      {act && me && mayWithdraw(me, act) && (
        <button type="button" class="button button-second" onClick={() => void model.act(withdrawOrder(act))}>
          {texts.acts.withdraw}
        </button>
      )}
    </div>
  );
}

export function PrimaryAction({ model }: { model: HostModel }) {
  const primary = model.primary.value;
  const texts = hostText().primary;
  if (!primary) return null;
  return (
    <div class="primary-place">
      {primary.kind === 'wait' ? (
        <Waiting model={model} primary={primary} />
      ) : (
        <button
          type="button"
          class={`primary primary-${primary.kind}`}
          data-primary={primary.kind === 'ask' ? primary.act : primary.kind}
          aria-disabled={model.isPressing.value}
          onClick={() => void pressPrimary(model)}
        >
          <span>{labelOf(primary)}</span>
          <kbd>{texts.space}</kbd>
        </button>
      )}
      <p class="primary-trouble" role="alert">
        {model.trouble.value}
      </p>
      {canPause(model) && isOnAir(model) && <p class="keys-hint">{texts.esc}</p>}
    </div>
  );
}
