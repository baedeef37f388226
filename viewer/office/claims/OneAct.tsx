/** One act: its fields, its button, and the question before it where it cannot be taken back. */
import { type Signal, useSignal } from '@preact/signals';
import type { ClaimActRequest } from '../../../broadcast/protocol/claims.ts';
import { tenge } from '../../format/tenge.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { ActFields } from './ActFields.tsx';
import { type ActForm, actOf, emptyActForm, type FormAct, isReference, needsReference } from './actForm.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { type ClaimDesk, doAct } from './claimDesk.ts';
import { questionOf } from './questionOf.ts';

export interface OneActProps {
  readonly desk: ClaimDesk;
  readonly type: FormAct;
  readonly reference: Signal<string>;
  /** The way on, not one aside. */
  readonly isNext: boolean;
}

function buttonWords(type: FormAct, { detail: { quote, prize } }: ClaimDesk): string {
  const texts = officeText().claims;
  if (type !== 'pay' || !quote.ok) return texts.acts[type];
  return prize.inKind && quote.quote.payTenge === 0
    ? texts.next.payThing
    : texts.next.payMoney.replace('{sum}', tenge(quote.quote.payTenge));
}

export function OneAct({ desk, type, reference, isNext }: OneActProps) {
  const texts = officeText().claims;
  const form = useSignal<ActForm>(emptyActForm(desk.detail));
  const trouble = useSignal<string | null>(null);
  const asked = useSignal<ClaimActRequest['act'] | null>(null);
  const isWithPaper = type === 'pay' && needsReference(desk.detail, form.value.form);
  const question = asked.value && questionOf(asked.value, desk.detail);

  async function send(act: ClaimActRequest['act']): Promise<string | null> {
    const outcome = await doAct(desk, act, isWithPaper ? reference.value.trim() : null);
    return outcome.ok ? null : outcome.words;
  }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const act = actOf(type, form.value, desk.detail.holder);
    const isMissing = act === null || (isWithPaper && reference.value.trim() === '');
    const isWrong = isWithPaper && !isMissing && !isReference(reference.value.trim());
    trouble.value = isMissing ? texts.next.fillIn : isWrong ? texts.next.referenceForm : null;
    if (act === null || trouble.value !== null) return;
    if (questionOf(act, desk.detail)) asked.value = act;
    else trouble.value = await send(act);
  }

  return (
    <form class="act-form" noValidate data-act={type} onSubmit={(event) => void submit(event)}>
      <ActFields
        {...{ desk, type, form: form.value, reference: isWithPaper ? reference : null }}
        onEdit={(changes) => {
          form.value = { ...form.value, ...changes };
          trouble.value = null;
        }}
      />
      <Trouble words={trouble.value} />
      <button type="submit" class={isNext ? 'button' : 'button button-second'}>
        {buttonWords(type, desk)}
      </button>
      {question && (
        <ConfirmDialog
          {...question}
          onConfirm={() => send(asked.value!)}
          onClose={() => {
            asked.value = null;
          }}
        />
      )}
    </form>
  );
}
