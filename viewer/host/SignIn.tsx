/** The door of the desk, and of the office. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { HostModel } from './hostModel.ts';
import { hostText } from './text/hostText.ts';

export interface SignInProps {
  readonly model: Pick<HostModel, 'signIn'>;
  /** Left out: the desk's. */
  readonly title?: string;
}

export function SignIn({ model, title }: SignInProps) {
  const texts = hostText();
  const id = useId();
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);

  async function signIn(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending.value) return;
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    isSending.value = true;
    fault.value = await model.signIn(String(fields.get('name')), String(fields.get('password')));
    isSending.value = false;
  }

  return (
    <form class="card sign-in" onSubmit={(event) => void signIn(event)}>
      <h1>{title ?? texts.title}</h1>
      <div class="field">
        <label for={`${id}-name`}>{texts.signIn.name}</label>
        <input id={`${id}-name`} name="name" required autoComplete="username" />
      </div>
      <div class={fault.value ? 'field field-faulty' : 'field'}>
        <label for={`${id}-password`}>{texts.signIn.password}</label>
        <input
          id={`${id}-password`}
          name="password"
          type="password"
          required
          autoComplete="current-password"
          onInput={() => {
            fault.value = null;
          }}
        />
        <p class="field-fault" role="alert">
          {fault.value}
        </p>
      </div>
      <button type="submit" class="button" aria-disabled={isSending.value}>
        {texts.signIn.submit}
      </button>
    </form>
  );
}
